// The portal's first page: one field, what waits for the person, open requests, the services most asked for.
import { Stack, Text, Title, VisuallyHidden } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useCan, useMe } from '#kernel/web/me.tsx'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { useTyped } from '#kernel/web/typed.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { usePick, useWebWords, useWords } from '#kernel/web/words.tsx'
import { OwedNow } from '#modules/agreements/web/parts.tsx'
import type { AskedApproval, RequestSummary } from '../contract.ts'
import { portalWords } from '../text/portal-words.ts'
import { ApprovalRow } from './approvals/ApprovalRow.tsx'
import { requests } from './calls.ts'
import { catalogue } from './catalogue-calls.ts'
import { NeedField } from './NeedField.tsx'
import css from './portal.module.css'
import { RequestRow } from './RequestRow.tsx'
import type { HomeSearch } from './search.ts'

export function HomePage({ search, setSearch }: ScreenProps<'/', typeof HomeSearch>) {
  const { home } = useWords(portalWords)
  const { product } = useWebWords()
  const can = useCan()
  const me = useMe()
  const { typed, type } = useTyped(search.q, q => setSearch({ q }, { replace: true }))
  const { data, error, isPending } = requests.useQuery('listRequests', {
    query: { view: 'asked', limit: 100 },
  })
  useEffect(() => {
    document.title = `${home.title} · ${product}`
  }, [home.title, product])
  // Whoever answers for a company sees what it owes the centre.
  const answers = can('agreements.object') && me.client_id !== null
  const { data: asked } = requests.useQuery('listApprovals', { query: { limit: most_shown + 1 } })
  const approvals = asked?.items ?? []
  const items = data?.items ?? []
  const waiting = items.filter(
    request => request.status === 'waiting_requester' || request.status === 'resolved',
  )
  const open = items.filter(
    request => !waiting.includes(request) && request.resolved_at === null && isOpen(request),
  )
  const anything = waiting.length + open.length + approvals.length > 0 || answers
  return (
    <>
      <VisuallyHidden>
        <Title order={1}>{home.title}</Title>
      </VisuallyHidden>
      <NeedField value={typed} onChange={type} />
      <Said refusal={error} />
      <div className={css.home} data-two={anything ? '' : undefined}>
        {isPending && <Loading rows={5} />}
        {anything && (
          <Stack gap="xl">
            <Approvals list={approvals} />
            <Requests title={home.waiting} list={waiting} />
            <Requests title={home.open} list={open} />
            {answers && <OwedNow />}
          </Stack>
        )}
        {!isPending && !error && items.length + approvals.length === 0 && (
          <Empty text={home.nothing} icon={IconInbox} action={{ label: home.ask, to: '/ask' }} />
        )}
        <Services />
      </div>
    </>
  )
}

const isOpen = (request: RequestSummary): boolean =>
  request.status !== 'closed' && request.status !== 'cancelled'
const most_shown = 6

function Requests({ title, list }: { title: string; list: readonly RequestSummary[] }) {
  const { home } = useWords(portalWords)
  if (list.length === 0) return null
  return (
    <section>
      <Title order={2}>{title}</Title>
      <ul className={css.list}>
        {list.slice(0, most_shown).map(request => (
          <RequestRow
            key={request.id}
            request={request}
            excerpt={false}
            todo={home.todo[request.status as keyof typeof home.todo]}
          />
        ))}
      </ul>
      {list.length > most_shown && (
        <Text mt="sm">
          <Link to="/requests">{home.allOwn}</Link>
        </Text>
      )}
    </section>
  )
}

function Approvals({ list }: { list: readonly AskedApproval[] }) {
  const { approval } = useWords(portalWords)
  if (list.length === 0) return null
  return (
    <section>
      <Title order={2}>{approval.mine}</Title>
      <ul className={css.list}>
        {list.slice(0, most_shown).map(asked => (
          <ApprovalRow key={asked.id} asked={asked} />
        ))}
      </ul>
      <Text mt="sm">
        <Link to="/approvals">{approval.all}</Link>
      </Text>
    </section>
  )
}

function Services() {
  const { home } = useWords(portalWords)
  const pick = usePick()
  const { data } = catalogue.useQuery('listServices', { query: { limit: 9 } }, { fresh_ms: 300_000 })
  if (!data || data.items.length === 0) return null
  return (
    <section>
      <Title order={2}>{home.mostAsked}</Title>
      <ul className={css.services}>
        {data.items.map(service => (
          <li key={service.id}>
            <Stack gap={0} py="sm">
              <Link to={`/services/${service.id}`} fw={600}>
                {pick(service.title)}
              </Link>
              <Text c="dimmed" lineClamp={2}>
                {pick(service.summary)}
              </Text>
            </Stack>
          </li>
        ))}
      </ul>
      <Text mt="sm">
        <Link to="/services">{home.allServices}</Link>
      </Text>
    </section>
  )
}
