// The list of a view: search above it, rows below, the next page when the end comes near.
import { ActionIcon, Button, Group, NativeSelect, Pill, TextInput, Tooltip } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useCallback, useRef } from 'react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { useShortcut } from '#kernel/web/shortcuts.tsx'
import { useTyped } from '#kernel/web/typed.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { useLinkTo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { VirtualList } from '#kernel/web/ui/VirtualList.tsx'
import { saying, useWebWords, useWords } from '#kernel/web/words.tsx'
import { type Priority, priorities } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import css from './desk.module.css'
import { QueueRow } from './QueueRow.tsx'
import type { Queue } from './queue.ts'
import type { QueueSearch } from './search.ts'

interface Props extends Pick<ScreenProps<'/queue', typeof QueueSearch>, 'search' | 'setSearch'> {
  queue: Queue
  index: number
  onSelect(id: string): void
}

export function QueueList({ queue, search, setSearch, index, onSelect }: Props) {
  const text = useWords(requestWords)
  const words = useWebWords()
  const linkTo = useLinkTo()
  const field = useRef<HTMLInputElement>(null)
  const { typed, type } = useTyped(search.q, q => setSearch({ q, id: undefined }, { replace: true }))
  const { items, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = queue
  useShortcut(
    {
      code: 'Slash',
      label: saying(requestWords, t => t.keys.search),
      group: saying(requestWords, t => t.keys.queue),
    },
    () => field.current?.focus(),
  )
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  return (
    <section className={css.listPane} aria-label={text.views[search.view]}>
      <div className={css.listHead}>
        <Heading title={text.views[search.view]}>
          <Tooltip label={text.queue.register}>
            <ActionIcon
              component="a"
              variant="default"
              aria-label={text.queue.register}
              {...linkTo('/desk/new')}
            >
              <IconPlus size={18} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        </Heading>
        <Group gap="xs" wrap="nowrap">
          <TextInput
            flex={1}
            ref={field}
            aria-label={text.queue.find}
            placeholder={text.queue.find}
            leftSection={<IconSearch size={16} stroke={1.75} />}
            value={typed}
            onChange={event => type(event.currentTarget.value)}
            onKeyDown={event => {
              if (event.key === 'Escape') field.current?.blur()
              if (event.key === 'Enter' && items[0]) {
                onSelect(items[0].id)
                field.current?.blur()
              }
            }}
          />
          <NativeSelect
            w={96}
            aria-label={text.pressing.filter}
            value={search.priority ?? ''}
            onChange={event =>
              setSearch({
                priority: (event.currentTarget.value || undefined) as Priority | undefined,
                id: undefined,
              })
            }
            data={[{ value: '', label: text.pressing.all }, ...priorities]}
          />
        </Group>
        {(search.tag || search.requester_id) && (
          <Group gap="xs">
            {search.tag && (
              <Pill
                withRemoveButton
                removeButtonProps={{ 'aria-label': text.queue.dropFilter, 'aria-hidden': false, tabIndex: 0 }}
                onRemove={() => setSearch({ tag: undefined })}
              >
                {text.queue.tag({ tag: search.tag })}
              </Pill>
            )}
            {search.requester_id && (
              <Pill
                withRemoveButton
                removeButtonProps={{ 'aria-label': text.queue.dropFilter, 'aria-hidden': false, tabIndex: 0 }}
                onRemove={() => setSearch({ requester_id: undefined })}
              >
                {items[0]?.requester.name ?? text.queue.onePerson}
              </Pill>
            )}
          </Group>
        )}
      </div>
      <div className={css.listBody}>
        <Said refusal={error} />
        {isPending && (
          <div style={{ padding: 16 }}>
            <Loading rows={8} height={48} />
          </div>
        )}
        {!isPending && !error && items.length === 0 && (
          <Empty
            text={search.q || search.priority ? text.queue.nothingFound : text.emptyViews[search.view]}
            {...(search.q
              ? { action: { label: text.queue.dropSearch, run: () => type('') } }
              : search.view === 'all'
                ? { action: { label: text.queue.register, to: '/desk/new' } }
                : { action: { label: text.views.all, to: '/desk/queue?view=all' } })}
          />
        )}
        {items.length > 0 && (
          <VirtualList
            items={items}
            row_px={82}
            keyOf={request => request.id}
            height="100%"
            label={text.queue.list}
            selected={index}
            onEnd={onEnd}
          >
            {request => (
              <QueueRow
                request={request}
                current={request.id === search.id}
                to={request.id === search.id ? pageOf(search, request.id) : addressWith(search, request.id)}
              />
            )}
          </VirtualList>
        )}
        {hasNextPage && items.length < 10 && (
          <Button variant="subtle" onClick={onEnd}>
            {words.more}
          </Button>
        )}
      </div>
    </section>
  )
}

/** The address of this list with a request in the third pane. */
function addressWith({ view, q, tag, priority, requester_id }: Props['search'], id: string): string {
  const present = Object.entries({ view, q, tag, priority, requester_id, id }).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  )
  return `/desk/queue?${new URLSearchParams(present)}`
}

/** The request's own page: where a press on the row that is open already leads. */
const pageOf = ({ view }: Props['search'], id: string): string => `/desk/requests/${id}?view=${view}`
