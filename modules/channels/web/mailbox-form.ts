// The form of a mailbox: its flat fields, and how they become what the contract takes. Pure.
import { z } from 'zod'
import type { Call } from '#kernel/contract/endpoint.ts'
import {
  afterIntake,
  type contract,
  Imap,
  type Mailbox,
  MailboxFields,
  MailRule,
  OAuth,
  Outgoing,
  tokenFlows,
  tokenProviders,
} from '../contract.ts'

const imap = Imap.shape
const oauth = OAuth.shape
const outgoing = Outgoing.shape
const Secret = z.string().max(2000).nullish()

export const MailboxForm = MailboxFields.omit({ imap: true, oauth: true, outgoing: true })
  .extend({
    fetch: z.boolean(),
    host: imap.host.nullish(),
    port: imap.port.nullish(),
    secure: z.boolean(),
    user: imap.user.nullish(),
    certificate: imap.certificate,
    folders: imap.folders,
    after: z.enum(afterIntake),
    move_to: imap.move_to.nullish(),
    authserv_id: imap.authserv_id,
    sign_in: z.enum(['password', ...tokenProviders]),
    imap_password: Secret,
    flow: z.enum(tokenFlows),
    tenant: oauth.tenant,
    client_id: oauth.client_id.nullish(),
    client_secret: Secret,
    authorize_url: oauth.authorize_url,
    token_url: oauth.token_url,
    scope: oauth.scope,
    own_outgoing: z.boolean(),
    out_host: outgoing.host.nullish(),
    out_port: outgoing.port.nullish(),
    out_secure: z.boolean(),
    out_certificate: outgoing.certificate,
    out_sign_in: outgoing.sign_in,
    out_user: outgoing.user,
    outgoing_password: Secret,
    rules: z.array(MailRule).max(100),
  })
  .superRefine((values, ctx) => {
    for (const path of missingIn(values)) ctx.addIssue({ code: 'custom', message: 'empty', path: [path] })
  })
export type MailboxForm = z.output<typeof MailboxForm>

/** Fields that are compulsory as the others stand. */
function missingIn(values: Partial<MailboxForm>): string[] {
  const needed: (keyof MailboxForm)[] = []
  if (values.fetch) {
    needed.push('host', 'port', 'user')
    if (values.after === 'move') needed.push('move_to')
  }
  if (usesToken(values)) {
    needed.push('client_id')
    if (values.sign_in === 'microsoft') needed.push('tenant')
    if (values.sign_in === 'other') {
      needed.push('token_url')
      if (values.flow === 'person') needed.push('authorize_url')
    }
  }
  if (values.own_outgoing) needed.push('out_host', 'out_port')
  return needed.filter(name => values[name] === null || values[name] === undefined || values[name] === '')
}

const usesToken = (values: Partial<MailboxForm>): boolean =>
  values.sign_in !== 'password' &&
  Boolean(values.fetch || (values.own_outgoing && values.out_sign_in === 'same'))

export const beginning = (mailbox: Mailbox | null): Partial<z.input<typeof MailboxForm>> => ({
  address: mailbox?.address ?? '',
  name: mailbox?.name,
  team_id: mailbox?.team_id,
  language: mailbox?.language ?? 'ru',
  signature: mailbox?.signature ?? null,
  is_default: mailbox?.is_default ?? false,
  plus_addresses: mailbox?.plus_addresses ?? true,
  enabled: mailbox?.enabled ?? true,
  fetch: Boolean(mailbox?.imap),
  host: mailbox?.imap?.host ?? null,
  port: mailbox?.imap?.port ?? 993,
  secure: mailbox?.imap?.secure ?? true,
  user: mailbox?.imap?.user ?? mailbox?.address ?? null,
  certificate: mailbox?.imap?.certificate ?? null,
  folders: mailbox?.imap?.folders ?? ['INBOX'],
  after: mailbox?.imap?.after ?? 'read',
  move_to: mailbox?.imap?.move_to ?? null,
  authserv_id: mailbox?.imap?.authserv_id ?? null,
  sign_in: mailbox?.oauth?.provider ?? 'password',
  flow: mailbox?.oauth?.flow ?? 'person',
  tenant: mailbox?.oauth?.tenant ?? null,
  client_id: mailbox?.oauth?.client_id ?? null,
  authorize_url: mailbox?.oauth?.authorize_url ?? null,
  token_url: mailbox?.oauth?.token_url ?? null,
  scope: mailbox?.oauth?.scope ?? null,
  own_outgoing: Boolean(mailbox?.outgoing),
  out_host: mailbox?.outgoing?.host ?? null,
  out_port: mailbox?.outgoing?.port ?? 465,
  out_secure: mailbox?.outgoing?.secure ?? true,
  out_certificate: mailbox?.outgoing?.certificate ?? null,
  out_sign_in: mailbox?.outgoing?.sign_in ?? 'same',
  out_user: mailbox?.outgoing?.user ?? null,
  rules: mailbox?.rules ?? [],
})

/** The servers that the form names; those that it names none or not all of are null. */
export function serversOf(values: Partial<MailboxForm>) {
  const read = <S extends z.ZodType>(shape: S, wanted: boolean, given: object): z.output<S> | null => {
    const found = wanted ? shape.safeParse(given) : null
    return found?.success ? found.data : null
  }
  return {
    imap: read(Imap, Boolean(values.fetch), { ...values, move_to: values.move_to || null }),
    oauth: read(OAuth, usesToken(values), {
      provider: values.sign_in,
      flow: values.flow,
      client_id: values.client_id,
      tenant: values.sign_in === 'microsoft' ? values.tenant : null,
      authorize_url: values.authorize_url || null,
      token_url: values.token_url || null,
      scope: values.scope || null,
    }),
    outgoing: read(Outgoing, Boolean(values.own_outgoing), {
      host: values.out_host,
      port: values.out_port,
      secure: values.out_secure,
      certificate: values.out_certificate,
      sign_in: values.out_sign_in,
      user: values.out_user || null,
    }),
  }
}

/** New secrets; those left empty stay as they are kept. */
export const secretsOf = ({ imap_password, client_secret, outgoing_password }: Partial<MailboxForm>) => ({
  ...(imap_password ? { imap_password } : {}),
  ...(client_secret ? { client_secret } : {}),
  ...(outgoing_password ? { outgoing_password } : {}),
})

export function bodyOf(values: MailboxForm): Call<(typeof contract)['addMailbox']>['body'] {
  const { address, name, team_id, language, signature, is_default, plus_addresses, enabled, rules } = values
  return {
    address,
    name,
    team_id,
    language,
    signature: signature ?? null,
    is_default,
    plus_addresses,
    enabled,
    rules,
    ...serversOf(values),
    ...secretsOf(values),
  }
}
