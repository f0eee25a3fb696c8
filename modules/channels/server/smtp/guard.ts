// Who may speak to the listeners and how much: connections and letters of one address, time, and logging in.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { BlockList } from 'node:net'
import { isWithin, networksIn } from '#kernel/server/networks.ts'
import type { Okno } from '#kernel/server/okno.ts'

/** A foreseen no, with the code that the other side acts on: 4xx comes again, 5xx goes back to its writer. */
export class SmtpRefusal extends Error {
  override readonly name = 'SmtpRefusal'
  readonly responseCode: number
  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

/** Of one address outside, at a time. */
const mostOfOne = 10
/** Longer no talk lasts, however slowly it goes. */
const longestTalk_ms = 15 * 60_000
const minute_ms = 60_000
const mostRemembered = 10_000

export interface Guard {
  isInside(address: string): boolean
  /** Throws SmtpRefusal when the address has too many connections. `end` is called when the talk lasts too long. */
  come(id: string, address: string, end: () => void): void
  go(id: string, address: string): void
  /** Counts a letter, or a wrong password; throws SmtpRefusal when there were too many in the last minute. */
  count(address: string): void
  /** Throws SmtpRefusal unless these are the user and password that are set. */
  logIn(user: string, password: string): void
}

export function startGuard({ config, clock }: Okno): Guard {
  const inside = networksIn(config.OKNO_SMTP_INSIDE) as BlockList
  const talks = new Map<string, NodeJS.Timeout>()
  const open = new Map<string, number>()
  const letters = new Map<string, number[]>()
  const isInside = (address: string) => isWithin(inside, address)
  return {
    isInside,
    come(id, address, end) {
      const before = open.get(address) ?? 0
      if (!isInside(address) && before >= mostOfOne)
        throw new SmtpRefusal(421, 'Too many connections from your address, please come again later')
      open.set(address, before + 1)
      const timer = setTimeout(end, longestTalk_ms)
      timer.unref()
      talks.set(id, timer)
    },
    go(id, address) {
      const timer = talks.get(id)
      // One that was refused at the door was not counted.
      if (!timer) return
      clearTimeout(timer)
      talks.delete(id)
      const left = (open.get(address) ?? 1) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    },
    count(address) {
      if (isInside(address)) return
      const now = clock.now().getTime()
      const before = (letters.get(address) ?? []).filter(at => at > now - minute_ms)
      if (before.length >= config.OKNO_SMTP_RATE)
        throw new SmtpRefusal(451, 'Too many letters from your address, please come again in a minute')
      if (letters.size >= mostRemembered) letters.clear()
      letters.set(address, [...before, now])
    },
    logIn(user, password) {
      if (!isSame(`${user}:${password}`, config.OKNO_SMTP_LOGIN ?? ''))
        throw new SmtpRefusal(535, 'Wrong user or password')
    },
  }
}

/** Takes as long for wrong texts as for the right one. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map(text => createHash('sha256').update(text).digest())
  return timingSafeEqual(a!, b!)
}
