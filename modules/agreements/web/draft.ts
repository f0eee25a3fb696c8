// A draft edition as it is typed: kept on the server at every pause and on leaving, and in this browser while it is unfit to be kept.
import { useCallback, useEffect, useRef, useState } from 'react'
import { movedOn } from '#kernel/contract/kernel.ts'
import { sayIssue } from '#kernel/web/issue.ts'
import { isRefusal, Problem } from '#kernel/web/problem.ts'
import { useWebWords, useWords } from '#kernel/web/words.tsx'
import { type Agreement, type Edition, EditionFields } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import { agreements } from './calls.ts'
import { type DraftFields, fieldsOf, forgetTyped, keepTyped, placesOf, typedBefore } from './draft-fields.ts'

export interface EditionDraft {
  readonly fields: DraftFields
  /** `unfit`: cannot be kept as it is, the fields say why; `moved`: somebody else has changed it meanwhile. */
  readonly kept: 'kept' | 'soon' | 'unfit' | 'failed' | 'moved'
  /** What was refused without a field to stand at. */
  readonly refusal: Problem | null
  change(change: Partial<DraftFields>): void
  /** The sentence at a place or below it, e.g. `targets.0.limit`. */
  errorAt(path: string): string | undefined
  /** Keeps at once what is not kept yet; false when that did not succeed. */
  flush(): Promise<boolean>
  /** After somebody else's change: their text, or one's own over it. */
  settle(whose: 'theirs' | 'mine'): Promise<void>
}

/** How long the hand must rest before the draft is kept. */
const pause_ms = 700

export function useEditionDraft(agreement: Agreement, edition: Edition): EditionDraft {
  const text = useWebWords()
  const { problems } = useWords(agreementScreenWords)
  const cache = agreements.useCache()
  const theirs = JSON.stringify(fieldsOf(edition))
  const [before] = useState(() => typedBefore(edition.id))
  const [fields, setFields] = useState<DraftFields>(() => before?.fields ?? fieldsOf(edition))
  const [kept, setKept] = useState<EditionDraft['kept']>(
    before ? (before.base === theirs ? 'soon' : 'moved') : 'kept',
  )
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [refusal, setRefusal] = useState<Problem | null>(null)
  const latest = useRef(fields)
  latest.current = fields
  /** What was typed when the server last took it. */
  const saved = useRef(before ? null : fields)
  /** What the server has, as far as this page knows. */
  const base = useRef({ text: theirs, version: agreement.version })
  const moved = useRef(kept === 'moved')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const line = useRef<Promise<boolean>>(Promise.resolve(true))
  const reading = { params: { id: agreement.id } }

  const say = (state: EditionDraft['kept']) => {
    moved.current = state === 'moved'
    setKept(state)
  }
  const take = (next: DraftFields) => {
    latest.current = next
    setFields(next)
  }

  const save = async (): Promise<boolean> => {
    const typed = latest.current
    if (saved.current === typed) return true
    if (moved.current) return false
    const read = EditionFields.safeParse(typed, { reportInput: true })
    if (!read.success) {
      const found = read.error.issues.map(issue => [issue.path.join('.'), sayIssue(issue, text)] as const)
      setErrors(Object.fromEntries(found.reverse()))
      say('unfit')
      return false
    }
    try {
      const answer = await agreements.call(
        'writeEdition',
        { params: { id: edition.id }, body: read.data },
        { if_match: String(base.current.version) },
      )
      const now = answer.editions.find(one => one.id === edition.id)
      base.current = { text: now ? JSON.stringify(fieldsOf(now)) : '', version: answer.version }
      saved.current = typed
      setErrors({})
      setRefusal(null)
      cache.write('readAgreement', reading, () => answer)
      if (latest.current === typed) {
        forgetTyped(edition.id)
        say('kept')
      }
      return latest.current === typed
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const found = placesOf(error, problems)
      const hasMoved: boolean = isRefusal(error, movedOn)
      setErrors(found)
      setRefusal(Object.keys(found).length > 0 ? null : error)
      say(hasMoved ? 'moved' : error.status === 0 || error.status >= 500 ? 'failed' : 'unfit')
      return false
    }
  }
  const saver = useRef(save)
  saver.current = save

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    // One after another, so that an older text never lands on a newer one.
    line.current = line.current.catch(() => false).then(() => saver.current())
    return line.current
  }, [])

  useEffect(() => {
    const hide = () => document.visibilityState === 'hidden' && void flush()
    document.addEventListener('visibilitychange', hide)
    void flush()
    return () => {
      document.removeEventListener('visibilitychange', hide)
      void flush()
    }
  }, [flush])

  // What is read again shows others' changes: taken as they are while nothing of one's own waits.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only news of the server are to be looked at
  useEffect(() => {
    if (agreement.version <= base.current.version) return
    if (theirs === base.current.text) base.current = { text: theirs, version: agreement.version }
    else if (latest.current === saved.current) {
      base.current = { text: theirs, version: agreement.version }
      take(fieldsOf(edition))
      saved.current = latest.current
    } else say('moved')
  }, [theirs, agreement.version])

  return {
    fields,
    kept,
    refusal: kept === 'moved' ? null : refusal,
    change(part) {
      take({ ...latest.current, ...part })
      keepTyped(edition.id, { base: base.current.text, fields: latest.current })
      if (moved.current) return
      say('soon')
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), pause_ms)
    },
    errorAt: path => errors[path] ?? Object.entries(errors).find(([at]) => at.startsWith(`${path}.`))?.[1],
    flush,
    async settle(whose) {
      const answer = await agreements.call('readAgreement', reading)
      const now = answer.editions.find(one => one.id === edition.id)
      if (now) base.current = { text: JSON.stringify(fieldsOf(now)), version: answer.version }
      if (now && whose === 'theirs') {
        take(fieldsOf(now))
        saved.current = latest.current
        forgetTyped(edition.id)
      }
      say(whose === 'theirs' ? 'kept' : 'soon')
      cache.write('readAgreement', reading, () => answer)
      await flush()
    },
  }
}
