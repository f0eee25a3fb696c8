// How tests follow links for rating: as a person's browser does, by opening the page and pressing once.
import type { Answered, Testing } from '#app/testing.ts'

const browser = {
  'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
}

export interface Visitor {
  readonly headers?: Record<string, string>
  /** Where it comes from. */
  readonly address?: string
}

const inject = async (
  okno: Testing,
  method: 'GET' | 'POST',
  token: string,
  { headers, address }: Visitor,
  payload?: object,
): Promise<Answered> => {
  const response = await okno.as('nobody').inject({
    method,
    url: `/api/ratings/invitations/${token}`,
    headers: { ...browser, ...headers },
    ...(address ? { remoteAddress: address } : {}),
    ...(payload ? { payload } : {}),
  })
  return { status: response.statusCode, body: response.json(), headers: response.headers }
}

/** Opens the page of a link. */
export const look = (okno: Testing, token: string, visitor: Visitor = {}) =>
  inject(okno, 'GET', token, visitor)

/** Presses with what is given and nothing else. */
export const pressBlindly = (okno: Testing, token: string, body: object, visitor: Visitor = {}) =>
  inject(okno, 'POST', token, visitor, body)

/** Opens the page and presses. */
export async function press(okno: Testing, token: string, body: object, visitor: Visitor = {}) {
  const { body: page } = await look(okno, token, visitor)
  return pressBlindly(okno, token, { visit: page.visit, ...body }, visitor)
}

/** The cookie that came with an answer, to be sent with the next call. */
export const cookieOf = (answered: Answered): Record<string, string> => {
  const [cookie] = [answered.headers['set-cookie']].flat()
  return cookie ? { cookie: String(cookie).split(';')[0]! } : {}
}

/** The token of the first link for rating in a text. */
export const tokenIn = (text: string): string => {
  const found = /\/rate\/([\w-]+)\?score=\d/.exec(text)
  if (!found) throw new Error(`no link for rating in: ${text}`)
  return found[1]!
}

/** A request of the requester that was resolved by the agent. */
export async function resolvedRequest(okno: Testing, text = 'Не пришёл расчётный листок') {
  const { body } = await okno.as('requester').post('/api/requests', { text })
  await okno.as('agent').post(`/api/requests/${body.id}/resolve`, { text: 'Отправили его снова' })
  return body as { id: string; number: string }
}

/** A new signature of the agent: its id and the token of its links. */
export async function agentsSignature(okno: Testing, who: 'agent' | 'second_agent' | 'specialist' = 'agent') {
  const holder = { kind: 'agent', id: okno.center.people[who] }
  const { body } = await okno.as(who).post('/api/ratings/signatures', { holder })
  const snippet = await okno.as(who).get(`/api/ratings/signatures/${body.id}/snippet`)
  return { id: body.id as string, token: tokenIn(snippet.body.text) }
}

interface SentLetter {
  readonly id: string
  readonly purpose: string
  readonly text: string
  readonly html: string
  readonly to_addresses: string[]
  readonly request_id: string | null
}

/** The one letter of ours with these words. */
export async function letterSaying(okno: Testing, words: string): Promise<SentLetter> {
  const { rows } = await okno.okno.pools.read.query<SentLetter>(
    `select id, purpose, text, html, to_addresses, request_id from channels.letter
     where direction = 'out' and position($1 in text) > 0`,
    [words],
  )
  if (rows.length !== 1) throw new Error(`${rows.length} letters say: ${words}`)
  return rows[0]!
}

/** A mailbox of the window, so that letters can leave. */
export const makeMailbox = (okno: Testing) =>
  okno.as('admin').post('/api/mailboxes', {
    address: 'help@center.test',
    name: { ru: 'Единое окно', en: 'One window' },
    team_id: okno.center.teams.window,
    language: 'ru',
    is_default: true,
  })
