// All that a person has asked, newest first.
import { Button, Group, Select } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { useLinkTo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More, type Paged } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { SearchField } from '#kernel/web/ui/SearchField.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { statuses } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { requests } from './calls.ts'
import css from './portal.module.css'
import { RequestRow } from './RequestRow.tsx'
import type { MineSearch } from './search.ts'

export function MinePage({ search, setSearch }: ScreenProps<'/requests', typeof MineSearch>) {
  const text = useWords(requestWords)
  const linkTo = useLinkTo()
  const reading = requests.useInfinite(
    'listRequests',
    { query: { view: 'asked', status: search.status, q: search.q, limit: 30 } },
    { keepPrevious: true },
  )
  const { items, error, isPending } = reading
  const filtered = Boolean(search.status || search.q)
  return (
    <div className={css.column}>
      <Heading title={text.mine.title}>
        <Button component="a" {...linkTo('/ask')}>
          {text.mine.ask}
        </Button>
      </Heading>
      <Group align="flex-end" mt="md" mb="md">
        <SearchField
          label={text.mine.find}
          placeholder={text.mine.findHint}
          q={search.q}
          onSearch={q => setSearch({ q }, { replace: true })}
        />
        <Select
          label={text.mine.status}
          flex="1 1 200px"
          clearable
          placeholder={text.mine.any}
          clearButtonProps={{ 'aria-label': text.pickers.clear }}
          data={statuses.map(status => ({ value: status, label: text.portalStatus[status] }))}
          value={search.status ?? null}
          onChange={status =>
            setSearch({ status: (status ?? undefined) as (typeof statuses)[number] | undefined })
          }
        />
      </Group>
      <Said refusal={error} />
      {isPending && <Loading rows={8} height={48} />}
      {!isPending && !error && items.length === 0 && (
        <Empty
          icon={IconInbox}
          text={filtered ? text.mine.nothingFound : text.mine.nothing}
          action={
            filtered ? { label: text.mine.showAll, to: '/requests' } : { label: text.mine.ask, to: '/ask' }
          }
        />
      )}
      <ul className={css.list}>
        {items.map(request => (
          <RequestRow key={request.id} request={request} />
        ))}
      </ul>
      {reading.hasNextPage && <MoreInSight list={reading} />}
    </div>
  )
}

/** Brings the next page when it comes into sight; the button serves those who do not scroll. */
function MoreInSight({ list }: { list: Paged }) {
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef(list)
  latest.current = list
  useEffect(() => {
    const watch = new IntersectionObserver(
      ([entry]) =>
        entry?.isIntersecting && !latest.current.isFetchingNextPage && latest.current.fetchNextPage(),
      { rootMargin: '600px' },
    )
    if (place.current) watch.observe(place.current)
    return () => watch.disconnect()
  }, [])
  return (
    <Group justify="center" mt="md" ref={place}>
      <More list={list} />
    </Group>
  )
}
