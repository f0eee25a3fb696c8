// Which letters of an archive belong together. Pure: by what they answer, and, as weaker evidence, by subject and people.
import { bareSubject, sameSubject } from '../mail/threading.ts'

export interface ToGroup {
  readonly ordinal: number
  readonly header_id: string | null
  readonly answers: readonly string[]
  readonly people: readonly string[]
  readonly subject: string
  readonly at: Date
}

const day_ms = 86_400_000
/** An answer without references is looked for among letters of so many days before. */
const weakest_days = 60
/** Of the letters with one subject so many are looked at. */
const mostCandidates = 50
const least_subject = 4

/**
 * Numbers conversations from 1 in the order of their first letters; answers the number of each letter by its ordinal.
 * A letter that another answers holds them together. An id that nobody here has, a root of Outlook's Thread-Index, and
 * the subject of an answer without references do so only between letters with somebody in common outside the window.
 */
export function groupLetters(letters: readonly ToGroup[]): Map<number, number> {
  const parents = letters.map((_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while (parents[root] !== root) root = parents[root]!
    for (let at = index; parents[at] !== root; ) {
      const next = parents[at]!
      parents[at] = root
      at = next
    }
    return root
  }
  const together = (one: number, other: number) => {
    const [a, b] = [rootOf(one), rootOf(other)]
    if (a !== b) parents[Math.max(a, b)] = Math.min(a, b)
  }
  const order = letters
    .map((_, index) => index)
    .sort((a, b) => letters[a]!.at.getTime() - letters[b]!.at.getTime() || a - b)
  joinAnswered(letters, together)
  joinMentioned(letters, order, together)
  joinSubjects(letters, order, together)
  const numbers = new Map<number, number>()
  const found = new Map<number, number>()
  for (const index of order) {
    const root = rootOf(index)
    if (!numbers.has(root)) numbers.set(root, numbers.size + 1)
    found.set(letters[index]!.ordinal, numbers.get(root)!)
  }
  return found
}

/** Ordinals of the letters of conversations in which nobody but machines speaks: nobody asked for those absence notes. */
export function machinesAlone(
  letters: readonly { readonly ordinal: number; readonly auto_reply: boolean }[],
  conversations: ReadonlyMap<number, number>,
): number[] {
  const numberOf = (letter: { readonly ordinal: number }) => conversations.get(letter.ordinal)
  const spoken = new Set(letters.filter(letter => !letter.auto_reply).map(numberOf))
  return letters.filter(letter => !spoken.has(numberOf(letter))).map(letter => letter.ordinal)
}

type Together = (one: number, other: number) => void

const isOutlook = (id: string) => id.startsWith('thread-index:')

function joinAnswered(letters: readonly ToGroup[], together: Together): void {
  const byId = new Map<string, number>()
  for (const [index, { header_id }] of letters.entries()) {
    if (!header_id) continue
    const same = byId.get(header_id)
    if (same === undefined) byId.set(header_id, index)
    else together(same, index)
  }
  for (const [index, { answers }] of letters.entries())
    for (const id of answers) {
      const answered = byId.get(id)
      if (answered !== undefined) together(answered, index)
    }
}

/** Letters that name the same thing which is not here: an announcement to everybody, or the beginning that was deleted. */
function joinMentioned(letters: readonly ToGroup[], order: readonly number[], together: Together): void {
  const known = new Set(letters.map(letter => letter.header_id))
  const mentioned = new Map<string, number[]>()
  for (const index of order)
    for (const id of letters[index]!.answers) {
      if (known.has(id)) continue
      const others = mentioned.get(id) ?? []
      const partner = others
        .slice(-mostCandidates)
        .find(
          other =>
            meet(letters[other]!, letters[index]!) &&
            (!isOutlook(id) || sameSubject(letters[other]!.subject, letters[index]!.subject)),
        )
      if (partner !== undefined) together(partner, index)
      mentioned.set(id, [...others.slice(-mostCandidates), index])
    }
}

/** `Re: …` that says nothing of what it answers goes on with the newest letter of that subject and those people. */
function joinSubjects(letters: readonly ToGroup[], order: readonly number[], together: Together): void {
  const bySubject = new Map<string, number[]>()
  for (const index of order) {
    const letter = letters[index]!
    const bare = bareSubject(letter.subject).toLowerCase().replace(/\s+/g, ' ')
    if (bare.length < least_subject) continue
    const before = bySubject.get(bare) ?? []
    const answers = bare !== letter.subject.trim().toLowerCase().replace(/\s+/g, ' ')
    if (answers && !letter.answers.some(id => !isOutlook(id))) {
      const partner = before.findLast(
        other =>
          meet(letters[other]!, letter) &&
          letter.at.getTime() - letters[other]!.at.getTime() <= weakest_days * day_ms,
      )
      if (partner !== undefined) together(partner, index)
    }
    bySubject.set(bare, [...before.slice(-mostCandidates), index])
  }
}

const meet = (one: ToGroup, other: ToGroup): boolean =>
  one.people.some(person => other.people.includes(person))
