// Mail services that people have: their servers, so that nobody need look them up.
import type { MailboxForm } from './mailbox-form.ts'

type Filled = Partial<MailboxForm>

const tls = { secure: true, port: 993, out_secure: true, out_port: 465, out_sign_in: 'same' } as const

/** What choosing a service fills in. */
export const presets = {
  exchange: { ...tls, sign_in: 'password', out_secure: false, out_port: 587, own_outgoing: true },
  microsoft: {
    ...tls,
    sign_in: 'microsoft',
    host: 'outlook.office365.com',
    out_host: 'smtp.office365.com',
    out_secure: false,
    out_port: 587,
    own_outgoing: true,
  },
  google: {
    ...tls,
    sign_in: 'google',
    flow: 'person',
    host: 'imap.gmail.com',
    out_host: 'smtp.gmail.com',
    own_outgoing: true,
    authserv_id: 'mx.google.com',
  },
  yandex: {
    ...tls,
    sign_in: 'password',
    host: 'imap.yandex.ru',
    out_host: 'smtp.yandex.ru',
    own_outgoing: true,
  },
  mailru: {
    ...tls,
    sign_in: 'password',
    host: 'imap.mail.ru',
    out_host: 'smtp.mail.ru',
    own_outgoing: true,
  },
  plain: { ...tls, sign_in: 'password' },
} as const satisfies Record<string, Filled>

export type Preset = keyof typeof presets
export const presetNames = Object.keys(presets) as Preset[]

/** Which service the server on the screen is of, if it is one of these. */
export const presetOf = (host: string | null | undefined): Preset | null =>
  presetNames.find(name => {
    const preset: Filled = presets[name]
    return Boolean(host) && preset.host === host
  }) ?? null
