// The reader's own answers that can still be taken back: read until they go, taken back, let go at once.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useGo } from '#kernel/web/ui/Link.tsx'
import { hideToast, toast } from '#kernel/web/ui/toast.tsx'
import { useWords } from '#kernel/web/words.tsx'
import type { UnsentAnswer } from '../contract/answers.ts'
import { answerTakenBack, type Message, type Request } from '../contract.ts'
import { unsentWords } from '../text/unsent-words.ts'
import { answers } from './answers-calls.ts'

export interface Waiting extends UnsentAnswer {
  /** When it goes, by the clock of this computer. */
  readonly due_ms: number
  /** It has gone, and its message is about to come. */
  readonly gone: boolean
}

export interface Unsent {
  readonly items: readonly Waiting[]
  readonly busy: boolean
  takeBack(id: string): void
  sendNow(id: string): void
  /** An answer was sent a moment ago: it stands here now. */
  add(answer: UnsentAnswer): void
  /** The field that gets what is taken back, while it is there. */
  fieldIs(put: ((answer: UnsentAnswer) => void) | null): void
}

/** Asked so often once an answer ought to have gone. */
const look_ms = 1000
/** What has gone is shown no longer than this without its message. */
const handover_ms = 4000
/** Clocks do not agree better. */
const early_ms = 1000

export function useUnsent(request: Request, messages: readonly Message[]): Unsent {
  const text = useWords(unsentWords)
  const go = useGo()
  const params = { id: request.id }
  const cache = answers.useCache()
  const [overdue, setOverdue] = useState(false)
  const { data, dataUpdatedAt } = answers.useQuery(
    'listAnswers',
    { params },
    overdue ? { every_ms: look_ms } : {},
  )
  // As it was when the answer was first read: what is written into the cache since counts as read anew.
  const dues = useRef(new Map<string, number>())
  const items = useMemo(
    () =>
      (data?.items ?? []).map(answer => {
        const due_ms = dues.current.get(answer.id) ?? dataUpdatedAt + answer.seconds_left * 1000
        dues.current.set(answer.id, due_ms)
        return { ...answer, due_ms, gone: false }
      }),
    [data, dataUpdatedAt],
  )
  const field = useRef<((answer: UnsentAnswer) => void) | null>(null)
  const remove = (id: string) =>
    cache.write('listAnswers', { params }, old => ({ items: old.items.filter(answer => answer.id !== id) }))
  const out = useRef(new Set<string>())
  const refuse = { onRefused: (problem: Error) => void toast({ text: problem.message, tone: 'failed' }) }
  const back = answers.useCommand('takeBackAnswer', {
    onRefused(problem, { params: { answer_id } }) {
      // Somebody was faster: another tab of the same agent, or its time.
      if (problem.code === answerTakenBack.code) out.current.add(answer_id)
      refuse.onRefused(problem)
    },
    onDone(answer) {
      out.current.add(answer.id)
      remove(answer.id)
      if (field.current) return field.current(answer)
      void toast({
        text: text.takenBack({ number: request.number }),
        undo: { label: text.open, run: () => go(`/desk/requests/${request.number}`) },
      })
    },
  })
  const now = answers.useCommand('sendAnswerNow', refuse)
  const takeBack = (answer_id: string) => back.mutate({ params: { ...params, answer_id } })

  useEffect(() => {
    const next = Math.min(...items.filter(answer => !answer.failed).map(answer => answer.due_ms))
    if (next === Number.POSITIVE_INFINITY) return setOverdue(false)
    const timer = setTimeout(() => setOverdue(true), Math.max(0, next - Date.now()))
    return () => clearTimeout(timer)
  }, [items])

  useNotice(items, request.number, takeBack)
  const leaving = useLeaving(items, out, cache.refresh)
  const fresh = useRef<readonly Waiting[] | null>(null)
  useEffect(() => {
    if (data === undefined) return
    const before = fresh.current
    fresh.current = items
    for (const { id, failed } of items)
      if (failed && before?.some(answer => answer.id === id && !answer.failed))
        void toast({ text: text.failed({ number: request.number, why: failed.detail }), tone: 'failed' })
  }, [data, items, text, request.number])

  return {
    items: [...leaving, ...items].filter(answer => !messages.some(message => message.id === answer.id)),
    busy: back.isPending || now.isPending,
    takeBack,
    sendNow: answer_id => now.mutate({ params: { ...params, answer_id } }),
    add(answer) {
      cache.write('listAnswers', { params }, old => ({
        items: [...old.items.filter(other => other.id !== answer.id), answer],
      }))
    },
    fieldIs: useCallback(put => {
      field.current = put
    }, []),
  }
}

/** Who goes on to something else while an answer waits gets a notice that offers to take it back. */
function useNotice(items: readonly Waiting[], number: string, takeBack: (id: string) => void): void {
  const text = useWords(unsentWords)
  const latest = useRef({ items, number, takeBack, text })
  latest.current = { items, number, takeBack, text }
  useEffect(() => {
    for (const { id } of items) void hideToast(id)
  }, [items])
  useEffect(
    () => () => {
      const { items, number, takeBack, text } = latest.current
      for (const { id, failed, due_ms } of items) {
        const lasts_ms = due_ms - Date.now()
        if (failed || lasts_ms <= 0) continue
        const said = text.toast({ number, seconds: Math.ceil(lasts_ms / 1000) })
        void toast({ id, text: said, lasts_ms, undo: { label: text.takeBack, run: () => takeBack(id) } })
      }
    },
    [],
  )
}

/** What is not waiting any more and was not taken back has gone: it stays in sight until its message is there. */
function useLeaving(
  items: readonly Waiting[],
  out: { readonly current: ReadonlySet<string> },
  refresh: () => Promise<void>,
): readonly Waiting[] {
  const [leaving, setLeaving] = useState<readonly Waiting[]>([])
  const before = useRef<readonly Waiting[]>([])
  const ask = useRef(refresh)
  ask.current = refresh
  // Before the screen is painted: otherwise the answer would vanish for a moment.
  useLayoutEffect(() => {
    const gone = before.current.filter(
      ({ id, failed, due_ms }) =>
        !failed &&
        // Before its time it has rather been taken back, in another tab.
        due_ms - early_ms <= Date.now() &&
        !out.current.has(id) &&
        !items.some(answer => answer.id === id),
    )
    before.current = items
    if (gone.length === 0) return
    setLeaving(gone.map(answer => ({ ...answer, gone: true })))
    void ask.current()
  }, [items, out])
  useEffect(() => {
    if (leaving.length === 0) return
    const timer = setTimeout(() => setLeaving([]), handover_ms)
    return () => clearTimeout(timer)
  }, [leaving])
  return leaving
}
