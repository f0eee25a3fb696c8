// The reader's own answers that can still be taken back: read until they go, taken back, let go at once.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useGo } from '#kernel/web/ui/Link.tsx'
import { hideToast, toast } from '#kernel/web/ui/toast.tsx'
import { useWords } from '#kernel/web/words.tsx'
import type { Message, Request, UnsentAnswer } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { requests } from './calls.ts'

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
  /** An answer was sent a moment ago: it stands here now, and a notice offers to take it back. */
  add(answer: UnsentAnswer): void
  /** The field that gets what is taken back, while it is there. */
  fieldIs(put: ((answer: UnsentAnswer) => void) | null): void
}

/** Asked so often once an answer ought to have gone. */
const look_ms = 1000
/** What has gone is shown no longer than this without its message. */
const handover_ms = 4000

export function useUnsent(request: Request, messages: readonly Message[]): Unsent {
  const text = useWords(requestWords).unsent
  const go = useGo()
  const params = { id: request.id }
  const cache = requests.useCache()
  const [overdue, setOverdue] = useState(false)
  const { data, dataUpdatedAt } = requests.useQuery(
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
  const back = requests.useCommand('takeBackAnswer', {
    ...refuse,
    onDone(answer) {
      out.current.add(answer.id)
      void hideToast(answer.id)
      remove(answer.id)
      if (field.current) return field.current(answer)
      void toast({
        text: text.takenBack({ number: request.number }),
        undo: { label: text.open, run: () => go(`/desk/requests/${request.number}`) },
      })
    },
  })
  const now = requests.useCommand('sendAnswerNow', { ...refuse, onDone: answer => void hideToast(answer.id) })
  const takeBack = (answer_id: string) => back.mutate({ params: { ...params, answer_id } })

  useEffect(() => {
    const next = Math.min(...items.filter(answer => !answer.failed).map(answer => answer.due_ms))
    if (next === Number.POSITIVE_INFINITY) return setOverdue(false)
    const timer = setTimeout(() => setOverdue(true), Math.max(0, next - Date.now()))
    return () => clearTimeout(timer)
  }, [items])

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
      void toast({
        id: answer.id,
        text: text.toast({ number: request.number, seconds: Math.round(answer.seconds_left) }),
        lasts_ms: answer.seconds_left * 1000,
        undo: { label: text.takeBack, run: () => takeBack(answer.id) },
      })
    },
    fieldIs: useCallback(put => {
      field.current = put
    }, []),
  }
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
      ({ id, failed }) => !failed && !out.current.has(id) && !items.some(answer => answer.id === id),
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
