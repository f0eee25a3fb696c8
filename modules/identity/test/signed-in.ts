// How tests sign people in: an administrator gives a password, the person enters with it and gets a cookie.
import type { Answered, Caller, Testing } from '#app/testing.ts'

export const password = 'correct horse battery'

export type Who = Parameters<Testing['as']>[0]

export const emailOf = (who: Who): string => `${who}@test.okno`

export async function givePassword(okno: Testing, who: Exclude<Who, 'nobody'>): Promise<void> {
  const given = await okno.as('admin').post(`/api/accounts/${okno.center.people[who]}/password`, { password })
  if (given.status !== 200) throw new Error(JSON.stringify(given.body))
}

export const tryToEnter = (okno: Testing, email: string, word: string): Promise<Answered> =>
  okno.as('nobody').post('/api/session', { email, password: word })

export const cookieOf = (answer: Answered): string =>
  String([answer.headers['set-cookie']].flat()[0]).split(';')[0]!

/** Somebody with a password, in a browser of its own. */
export async function enter(okno: Testing, who: Exclude<Who, 'nobody'>): Promise<Caller> {
  await givePassword(okno, who)
  return enterAgain(okno, who)
}

export async function enterAgain(okno: Testing, who: Who, word = password): Promise<Caller> {
  const answer = await tryToEnter(okno, emailOf(who), word)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return okno.with({ cookie: cookieOf(answer) })
}
