// The queue: views with their counts, the list of the chosen view, the chosen request.
import { Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useCommands } from '#kernel/web/palette.tsx'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { useShortcut } from '#kernel/web/shortcuts.tsx'
import { useGo } from '#kernel/web/ui/Link.tsx'
import { saying, useWords } from '#kernel/web/words.tsx'
import { requestWords } from '../text/words.ts'
import { requests } from './calls.ts'
import css from './desk.module.css'
import { QueueList } from './QueueList.tsx'
import { queueOf, useQueue } from './queue.ts'
import { RequestPane } from './RequestPane.tsx'
import type { PaneSearch, QueueSearch } from './search.ts'
import { ViewList } from './ViewList.tsx'

const group = saying(requestWords, text => text.keys.queue)

export function QueuePage({ search, setSearch }: ScreenProps<'/queue', typeof QueueSearch>) {
  const text = useWords(requestWords)
  const go = useGo()
  // Where only one pane fits, the request is the screen.
  const narrow = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false })
  const queue = useQueue(queueOf(search))
  const { prefetch } = requests.useCache()
  const { items } = queue
  const index = items.findIndex(request => request.id === search.id)
  const select = useCallback(
    (id: string | undefined) =>
      setSearch(
        { id, dialog: undefined, note: undefined, tab: 'talk' },
        { replace: search.id !== undefined && id !== undefined },
      ),
    [setSearch, search.id],
  )
  // Keys come faster than the address changes.
  const at = useRef(search.id)
  useEffect(() => {
    at.current = search.id
  }, [search.id])
  const walk = (step: number) => {
    const from = items.findIndex(request => request.id === at.current)
    // A request that has just left the view leaves no place: the walk begins anew.
    const next = items[from < 0 ? 0 : Math.min(Math.max(from + step, 0), items.length - 1)]
    if (!next || next.id === at.current) return
    at.current = next.id
    select(next.id)
    const after = items[items.indexOf(next) + step]
    if (after) void prefetch('readRequest', { params: { id: after.id } })
  }
  useShortcut({ code: 'KeyJ', label: saying(requestWords, t => t.keys.next), group }, () => walk(1))
  useShortcut({ code: 'KeyK', label: saying(requestWords, t => t.keys.previous), group }, () => walk(-1))
  useShortcut(
    { code: 'Enter', label: saying(requestWords, t => t.keys.open), group },
    () => search.id && go(`/desk/requests/${search.id}?view=${search.view}`),
    { enabled: search.id !== undefined },
  )
  useShortcut(
    { code: 'Escape', label: saying(requestWords, t => t.keys.back), group },
    () => select(undefined),
    {
      enabled: search.id !== undefined && !search.dialog && !search.note,
    },
  )
  useCommands(
    useMemo(
      () =>
        (['mine', 'my_teams', 'unassigned', 'about_to_be_late', 'late', 'all'] as const).map(view => ({
          id: `requests.view.${view}`,
          label: saying(requestWords, t => t.views[view]),
          hint: saying(requestWords, t => t.queue.title),
          run: () => setSearch({ view, id: undefined, q: undefined }),
        })),
      [setSearch],
    ),
  )
  const setPane = useCallback(
    (change: Partial<PaneSearch>) => setSearch(change, { replace: true }),
    [setSearch],
  )
  return (
    <div className={css.queue} data-open={search.id ? '' : undefined}>
      <ViewList view={search.view} />
      <QueueList queue={queue} search={search} setSearch={setSearch} index={index} onSelect={select} />
      <div className={css.pane}>
        {search.id ? (
          <RequestPane
            key={search.id}
            id={search.id}
            search={search}
            setSearch={setPane}
            page={narrow}
            onClose={() => select(undefined)}
            onGo={id => select(id)}
          />
        ) : (
          <Text c="dimmed" ta="center" mt="20vh" px="lg">
            {text.queue.choose}
          </Text>
        )}
      </div>
    </div>
  )
}
