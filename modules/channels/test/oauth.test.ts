// Signing in by OAuth 2.0 against a real token server and a real mail server that asks it: the way there and back, renewing,
// refusals, applications that enter by themselves, and sending with the same token.
import type { ImapFlow } from 'imapflow'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Imap, OAuth } from '../contract.ts'
import { mailboxHealth } from '../server/imap/health.ts'
import { startFetching } from '../server/imap/supervise.ts'
import { tokenOf } from '../server/oauth/tokens.ts'
import { openConnections } from '../server/outbound/connections.ts'
import { outgoingOf } from '../server/outbound/outgoing.ts'
import { mailboxes } from '../server/store/mailboxes.ts'
import { type MailServer, noMailServer, password, startMailServer } from './mail-server.ts'
import { freePort, type MailWorld, startMailWorld } from './mail-world.ts'
import { application, startTokenServer, type TokenServer } from './token-server.ts'

if (noMailServer) console.warn(`skipped: ${noMailServer}`)

describe.skipIf(noMailServer)('mailboxes that sign in with a token', () => {
  let world: MailWorld
  let provider: TokenServer
  let server: MailServer
  let hands: ImapFlow
  let imap: Imap
  let oauth: OAuth

  beforeAll(async () => {
    world = await startMailWorld()
    provider = await startTokenServer('window')
    server = await startMailServer('window', { introspection_url: `${provider.url}/introspect` })
    hands = await server.open()
    imap = { ...server.imap, folders: ['INBOX'] }
    oauth = {
      provider: 'other',
      flow: 'person',
      client_id: application.id,
      authorize_url: `${provider.url}/authorize`,
      token_url: `${provider.url}/token`,
    }
  })
  afterAll(async () => {
    hands.close()
    await server.stop()
    await provider.stop()
    await world.close()
  })

  let count = 0
  async function addMailbox(settings: object = {}): Promise<string> {
    count += 1
    const { body, status } = await world.as('admin').post('/api/mailboxes', {
      address: `token${count}@window.test`,
      name: { ru: 'Токен' },
      team_id: world.center.teams.window,
      language: 'ru',
      imap,
      oauth,
      client_secret: application.secret,
      enabled: false,
      ...settings,
    })
    expect(status).toBe(201)
    expect(JSON.stringify(body)).not.toContain(application.secret)
    return body.id
  }
  const row = async (id: string) => (await mailboxes({ db: world.okno.readDb })).find(box => box.id === id)!
  async function signIn(id: string): Promise<void> {
    const begun = await world.as('admin').post(`/api/mailboxes/${id}/sign-in`)
    const back = await provider.agree(begun.body.url)
    expect(back.pathname).toBe('/admin/mailboxes/signed-in')
    const done = await world.as('admin').post('/api/mailboxes/sign-in', { query: back.search.slice(1) })
    expect(done.body).toEqual({ mailbox_id: id })
  }
  const later = (ms: number) => world.setNow(new Date(world.okno.clock.now().getTime() + ms).toISOString())
  const expire = async () => later(2 * 3_600_000)

  it('lets an administrator sign in with a proof key, keeps the tokens sealed, and fetches', async () => {
    const id = await addMailbox({ enabled: true })
    expect((await mailboxHealth({ db: world.okno.readDb })).find(one => one.id === id)).toMatchObject({
      needs_sign_in: true,
    })
    await signIn(id)
    const kept = await row(id)
    expect(kept.tokens).toMatch(/^v1\./)
    expect(provider.asked.at(-1)!.get('code_verifier')).toBeTruthy()
    const stop = await startFetching(world.okno)
    await hands.append(
      'INBOX',
      'From: requester@test.okno\r\nSubject: by token\r\nMessage-ID: <t1@x.test>\r\n\r\nx\r\n',
      [],
    )
    await expect
      .poll(async () => (await world.requests()).map(one => one.subject), { timeout: 20_000 })
      .toContain('by token')
    await stop()
    await world.as('admin').patch(`/api/mailboxes/${id}`, { enabled: false })
  })

  it('takes no answer of a provider that was begun by another, is forged, too old or given twice', async () => {
    const id = await addMailbox()
    const begun = await world.as('admin').post(`/api/mailboxes/${id}/sign-in`)
    const back = await provider.agree(begun.body.url)
    const finish = (query: string, who: 'admin' | 'agent' = 'admin') =>
      world.as(who).post('/api/mailboxes/sign-in', { query })
    expect((await finish(back.search.slice(1), 'agent')).status).toBe(403)
    const forged = new URLSearchParams(back.search)
    forged.set('state', `${forged.get('state')!.split('.')[0]}.AAAA`)
    expect((await finish(forged.toString())).body.type).toBe('/problems/channels.sign_in_broken')
    expect((await finish('code=x')).body.type).toBe('/problems/channels.sign_in_broken')
    expect((await finish(back.search.slice(1))).status).toBe(200)
    expect((await finish(back.search.slice(1))).body).toMatchObject({
      type: '/problems/channels.sign_in_refused',
      detail: expect.stringContaining('invalid_grant'),
    })
    const old = await provider.agree((await world.as('admin').post(`/api/mailboxes/${id}/sign-in`)).body.url)
    later(20 * 60_000)
    const fresh = await world.as('admin').post(`/api/mailboxes/${id}/sign-in`)
    expect((await finish(old.search.slice(1))).body.type).toBe('/problems/channels.sign_in_broken')
    const declined = new URLSearchParams({
      error: 'access_denied',
      state: new URL(fresh.body.url).searchParams.get('state')!,
    })
    expect((await finish(declined.toString())).body.type).toBe('/problems/channels.sign_in_refused')
  })

  it('renews a token before its end, once for all who ask at the same time', async () => {
    const id = await addMailbox()
    provider.lifetimes = { access_s: 3600, refresh_s: 30 * 86_400 }
    await signIn(id)
    const first = await tokenOf(world.okno, { id })
    expect(await tokenOf(world.okno, { id })).toBe(first)
    await expire()
    const asked = provider.asked.length
    const renewed = await Promise.all([1, 2, 3, 4].map(() => tokenOf(world.okno, { id })))
    expect(new Set(renewed).size).toBe(1)
    expect(renewed[0]).not.toBe(first)
    expect(provider.asked.length - asked).toBe(1)
    // The provider told until when somebody need not sign in again.
    const { token_ends_at } = await row(id)
    expect((token_ends_at!.getTime() - world.okno.clock.now().getTime()) / 86_400_000).toBeCloseTo(30, 1)
    provider.lifetimes = { access_s: 3600 }
  })

  it('names the step `token` when the provider gives none any more', async () => {
    const id = await addMailbox({ enabled: true })
    await signIn(id)
    await expire()
    provider.revoke()
    const stop = await startFetching(world.okno)
    await expect
      .poll(() => row(id), { timeout: 20_000 })
      .toMatchObject({
        failed_step: 'token',
        last_error: expect.stringContaining('token_refused: invalid_grant'),
      })
    await stop()
    const [health] = (await mailboxHealth({ db: world.okno.readDb })).filter(one => one.id === id)
    expect(health).toMatchObject({ needs_sign_in: true, failed_step: 'token' })
    const { body } = await world.as('admin').post('/api/mailboxes/check', { id, imap, oauth })
    expect(body.steps[0]).toMatchObject({ step: 'token', ok: false, fault: 'token_refused' })
    await world.as('admin').patch(`/api/mailboxes/${id}`, { enabled: false })
  })

  it('forgets tokens of another provider, and keeps them when only the name changes', async () => {
    const id = await addMailbox()
    await signIn(id)
    await world.as('admin').patch(`/api/mailboxes/${id}`, { oauth, name: { ru: 'Другое имя' } })
    expect((await row(id)).tokens).not.toBeNull()
    const { body } = await world
      .as('admin')
      .patch(`/api/mailboxes/${id}`, { oauth: { ...oauth, client_id: 'another' } })
    expect(body.signed_in_at).toBeNull()
    expect((await row(id)).tokens).toBeNull()
  })

  it('lets an application enter by itself, also before it is saved', async () => {
    const app = { ...oauth, flow: 'app' as const }
    const { body } = await world.as('admin').post('/api/mailboxes/check', {
      address: 'new@window.test',
      imap,
      oauth: app,
      client_secret: application.secret,
    })
    expect(body.steps.map((step: { step: string; ok: boolean }) => [step.step, step.ok])).toEqual([
      ['token', true],
      ['connect', true],
      ['login', true],
      ['folder', true],
      ['fetch', true],
      ['send', true],
    ])
    const id = await addMailbox({ oauth: app })
    expect((await world.as('admin').post(`/api/mailboxes/${id}/sign-in`)).body.type).toBe(
      '/problems/channels.no_sign_in',
    )
    expect(await tokenOf(world.okno, { id })).toBeTruthy()
    expect(provider.asked.at(-1)!.get('grant_type')).toBe('client_credentials')
  })

  it('sends by the mailbox’s own account with the same token, and gets a new one when it is refused', async () => {
    const port = await freePort()
    const tokens: string[] = []
    const smtp = new SMTPServer({
      authMethods: ['XOAUTH2'],
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      onAuth: ({ accessToken = '', username = '' }, _session, callback) => {
        tokens.push(accessToken ?? '')
        if (tokens.length === 1)
          return callback(null, { data: { status: '401', schemes: 'bearer', scope: 'mail' } })
        callback(null, { user: username ?? '' })
      },
    })
    smtp.on('error', () => {})
    await new Promise<void>(resolve => smtp.listen(port, '127.0.0.1', () => resolve()))
    const id = await addMailbox({
      oauth: { ...oauth, flow: 'app' },
      outgoing: { host: '127.0.0.1', port, secure: false, sign_in: 'same' },
    })
    const connections = openConnections()
    const borrowed = await connections.borrow(outgoingOf(world.okno, await row(id))!)
    connections.drop(borrowed)
    expect(tokens).toHaveLength(2)
    expect(tokens[1]).not.toBe(tokens[0])
    await new Promise<void>(resolve => smtp.close(() => resolve()))
    // Others leave by the common relay.
    expect(outgoingOf(world.okno, undefined)).toMatchObject({ host: '127.0.0.1', port: world.relay.port })
    expect(password).toBeTruthy()
  })
})
