// A request on a page of its own; J and K walk on through the view it was opened from.
import { useCallback } from 'react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { useShortcut } from '#kernel/web/shortcuts.tsx'
import { useGo } from '#kernel/web/ui/Link.tsx'
import { saying } from '#kernel/web/words.tsx'
import { requestWords } from '../text/words.ts'
import css from './desk.module.css'
import { queueOf, useQueue } from './queue.ts'
import { RequestPane } from './RequestPane.tsx'
import type { PaneSearch, RequestSearch } from './search.ts'

const group = saying(requestWords, text => text.keys.queue)

export function RequestPage({
  params,
  search,
  setSearch,
}: ScreenProps<'/requests/:id', typeof RequestSearch>) {
  const go = useGo()
  const { view } = search
  const { items } = useQueue(queueOf(view ? { view } : {}), { enabled: view !== undefined })
  const index = items.findIndex(request => request.id === params.id || request.number === params.id)
  const open = (id: string) => go(`/desk/requests/${id}${view ? `?view=${view}` : ''}`, { replace: true })
  const walk = (step: number) => {
    const next = items[index + step]
    if (index >= 0 && next) open(next.id)
  }
  const back = () => go(`/desk/queue?${view ? `view=${view}&` : ''}id=${params.id}`)
  const enabled = view !== undefined
  useShortcut({ code: 'KeyJ', label: saying(requestWords, t => t.keys.next), group }, () => walk(1), {
    enabled,
  })
  useShortcut({ code: 'KeyK', label: saying(requestWords, t => t.keys.previous), group }, () => walk(-1), {
    enabled,
  })
  useShortcut({ code: 'Escape', label: saying(requestWords, t => t.keys.back), group }, back, {
    enabled: !search.dialog && !search.note,
  })
  const setPane = useCallback(
    (change: Partial<PaneSearch>) => setSearch(change, { replace: true }),
    [setSearch],
  )
  return (
    <div className={css.page}>
      <RequestPane
        key={params.id}
        id={params.id}
        search={search}
        setSearch={setPane}
        page
        onClose={back}
        onGo={open}
      />
    </div>
  )
}
