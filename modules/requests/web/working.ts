// What an agent does to a request with one key, each with its way back.
import { useMe } from '#kernel/web/me.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWebWords, useWords } from '#kernel/web/words.tsx'
import type { Request, RequestStatus } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { requests } from './calls.ts'

/** Take a request for oneself; refused when somebody was faster. */
export function useTake(request: Request) {
  const { done } = useWords(requestWords)
  const { undo } = useWebWords()
  const me = useMe()
  const params = { id: request.id }
  const cache = requests.useCache()
  const before = request.assignee
  const giveBack = requests.useCommand('assignRequest')
  const take = requests.useCommand('assignRequest', {
    expect() {
      cache.write('readRequest', { params }, old => ({ ...old, assignee: { id: me.id, name: me.name } }))
      return () => cache.write('readRequest', { params }, old => ({ ...old, assignee: before }))
    },
    onDone: () =>
      void toast({
        text: done.taken({ number: request.number }),
        undo: {
          label: undo,
          run: () => giveBack.mutate({ params, body: { assignee_id: before?.id ?? null } }),
        },
      }),
    onRefused: problem => void toast({ text: problem.detail, tone: 'failed' }),
  })
  return {
    busy: take.isPending,
    run: () =>
      take.mutate({ params, body: { assignee_id: me.id, ...(before ? {} : { if_unassigned: true }) } }),
  }
}

const settable = ['open', 'waiting_requester', 'waiting_third_party', 'scheduled'] as const
export type Settable = (typeof settable)[number] | 'resolved'
const isSettable = (status: RequestStatus): status is (typeof settable)[number] =>
  (settable as readonly string[]).includes(status)

/** Says where the ball is; resolving and taking that back included. */
export function useStatus(request: Request) {
  const text = useWords(requestWords)
  const { undo } = useWebWords()
  const params = { id: request.id }
  const cache = requests.useCache()
  const refuse = { onRefused: (problem: Error) => void toast({ text: problem.message, tone: 'failed' }) }
  const reopen = requests.useCommand('reopenRequest', refuse)
  const back = requests.useCommand('editRequest', refuse)
  const told = (to: RequestStatus, takeBack?: () => void) =>
    void toast({
      text: text.done.status({ number: request.number, status: text.status[to] }),
      ...(takeBack ? { undo: { label: undo, run: takeBack } } : {}),
    })
  const expect = (status: RequestStatus) => {
    const before = request.status
    cache.write('readRequest', { params }, old => ({ ...old, status }))
    return () => cache.write('readRequest', { params }, old => ({ ...old, status: before }))
  }
  const edit = requests.useCommand('editRequest', {
    ...refuse,
    expect: call => (call.body?.status ? expect(call.body.status) : undefined),
    onDone(answer) {
      const before = request.status
      told(
        answer.status,
        isSettable(before) ? () => back.mutate({ params, body: { status: before } }) : undefined,
      )
    },
  })
  const resolve = requests.useCommand('resolveRequest', {
    ...refuse,
    expect: () => expect('resolved'),
    onDone: () => told('resolved', () => reopen.mutate({ params, body: {} })),
  })
  const reopenNow = requests.useCommand('reopenRequest', { ...refuse, onDone: () => told('open') })
  return {
    busy: edit.isPending || resolve.isPending || reopenNow.isPending,
    set(to: Settable) {
      if (to === request.status) return
      if (to === 'resolved') return resolve.mutate({ params, body: {} })
      if (request.status === 'resolved') return reopenNow.mutate({ params, body: {} })
      edit.mutate({ params, body: { status: to } })
    },
  }
}
