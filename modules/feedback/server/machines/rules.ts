// Which presses are a machine's: pure rules over one press and those before it.
import { BlockList, isIP } from 'node:net'
import type { DropReason } from '../../contract.ts'

/** Five marks of one link are all tried within this time: nobody changes their mind so often. */
export const all_marks_ms = 10 * 60_000
/** Two different marks of one link within this time are no person's: the page has to be read and pressed again. */
export const two_marks_ms = 3_000
/** The same for three different marks. */
export const three_marks_ms = 30_000
/** Presses from one place are counted over this time. */
export const place_ms = 10 * 60_000

export interface EarlierPress {
  readonly id: string
  readonly at_ms: number
  readonly score: number
}

export interface JudgedPress {
  readonly score: number
  readonly at_ms: number
  /** Was the page opened before, as a browser does? */
  readonly visited: boolean
  readonly program: string
  readonly address: string
  /** Presses of the same link for the same person within the last ten minutes. */
  readonly earlier: readonly EarlierPress[]
  /** How many presses came from the same place within the last ten minutes, this one not counted. */
  readonly from_place: number
}

export interface MachineRules {
  readonly ranges: readonly string[]
  readonly programs: readonly string[]
  readonly presses_per_place: number
}

export interface Verdict {
  readonly reason: DropReason
  /** Earlier presses that are seen to be the same machine's only now. */
  readonly also: readonly string[]
}

/** Why a press is not a person's; null when it may count. */
export function judge(press: JudgedPress, rules: MachineRules): Verdict | null {
  const many = severalMarks(press)
  if (many) return many
  const alone = (reason: DropReason): Verdict => ({ reason, also: [] })
  if (!press.visited) return alone('no_visit')
  if (isMachineProgram(press.program, rules.programs)) return alone('scanner')
  if (isInside(press.address, rules.ranges)) return alone('range')
  if (press.from_place >= rules.presses_per_place) return alone('rate')
  return null
}

/** All marks of a link tried, or several within seconds. */
function severalMarks({ score, at_ms, earlier }: JudgedPress): Verdict | null {
  const within = (ms: number) => earlier.filter(one => at_ms - one.at_ms <= ms)
  const marks = (some: readonly EarlierPress[]) => new Set([score, ...some.map(one => one.score)]).size
  const verdict = (reason: DropReason, some: readonly EarlierPress[]): Verdict => ({
    reason,
    also: some.map(one => one.id),
  })
  const [all, three, two] = [within(all_marks_ms), within(three_marks_ms), within(two_marks_ms)]
  if (marks(all) === 5) return verdict('all_marks', all)
  if (marks(three) >= 3) return verdict('burst', three)
  if (marks(two) >= 2) return verdict('burst', two)
  return null
}

/** Does the program say of itself that it is none of a person's? One that says nothing is none either. */
export function isMachineProgram(program: string, parts: readonly string[]): boolean {
  const said = program.trim().toLowerCase()
  return said === '' || parts.some(part => said.includes(part.toLowerCase()))
}

/** Is an address in one of the networks? What is no address or no network is in none. */
export function isInside(address: string, ranges: readonly string[]): boolean {
  const plain = address.replace(/^::ffff:(?=[\d.]+$)/i, '')
  const family = isIP(plain)
  if (family === 0) return false
  const list = new BlockList()
  for (const range of ranges) addRange(list, range)
  return list.check(plain, family === 4 ? 'ipv4' : 'ipv6')
}

/** Is it a network in the usual notation, with a length that fits? */
export function isRange(range: string): boolean {
  const [network = '', length] = range.split('/')
  const family = isIP(network)
  if (family === 0) return false
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (family === 4 ? 32 : 128))
}

function addRange(list: BlockList, range: string): void {
  if (!isRange(range)) return
  const [network = '', length] = range.split('/')
  const family = isIP(network) === 4 ? 'ipv4' : 'ipv6'
  list.addSubnet(network, length === undefined ? (family === 'ipv4' ? 32 : 128) : Number(length), family)
}

/** The network of an address without its last part, to be shown: `203.0.113.0/24`, `2001:db8:1::/48`. */
export function networkOf(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=[\d.]+$)/i, '')
  if (isIP(plain) === 4) return `${plain.split('.').slice(0, 3).join('.')}.0/24`
  if (isIP(plain) !== 6) return null
  const [head = ''] = plain.split('::')
  const groups = head.split(':').filter(Boolean).slice(0, 3)
  return `${groups.join(':')}::/48`
}
