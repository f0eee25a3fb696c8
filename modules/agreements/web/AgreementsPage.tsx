// All agreements: who promises whom, which edition is in force, and where a draft waits.
import { Badge, Group, SegmentedControl, Switch, Table, Text } from '@mantine/core'
import { IconContract } from '@tabler/icons-react'
import type { z } from 'zod'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { SearchField } from '#kernel/web/ui/SearchField.tsx'
import { useFormat, useLanguage, usePick, useWords } from '#kernel/web/words.tsx'
import { agreementKinds } from '../contract/shapes.ts'
import type { AgreementSummary } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import css from './agreements.module.css'
import { agreements, useManaging, useMayMake } from './calls.ts'
import { NewAgreement } from './NewAgreement.tsx'
import { sayParties } from './plain.ts'
import { SectionPage } from './SectionPage.tsx'
import type { AgreementsSearch } from './search.ts'
import { useSince } from './since.ts'

type Summary = z.output<typeof AgreementSummary>

export function AgreementsPage({ search, setSearch }: ScreenProps<'/agreements', typeof AgreementsSearch>) {
  const { list: text, kinds } = useWords(agreementScreenWords)
  const reading = agreements.useInfinite(
    'listAgreements',
    {
      query: {
        kind: search.kind,
        q: search.q,
        retired: search.retired ? 'with' : 'without',
        mine: search.mine,
      },
    },
    { keepPrevious: true },
  )
  const { items, error, isPending } = reading
  const mayMake = useMayMake()
  const everywhere = useManaging()?.everywhere ?? true
  const isNarrowed = Boolean(search.q || search.kind || search.mine)
  const make = () => setSearch({ dialog: 'new' })
  const showAll = () => setSearch({ q: undefined, kind: undefined, mine: undefined })
  return (
    <SectionPage
      title={text.title}
      note={text.note}
      make={mayMake ? { label: text.make, run: make } : undefined}
    >
      <Group align="flex-end" gap="md">
        <SearchField label={text.search} q={search.q} onSearch={q => setSearch({ q }, { replace: true })} />
        <SegmentedControl
          aria-label={text.kind}
          data={[
            { value: '', label: text.anyKind },
            ...agreementKinds.map(kind => ({ value: kind, label: kinds[kind] })),
          ]}
          value={search.kind ?? ''}
          onChange={kind => setSearch({ kind: (kind || undefined) as typeof search.kind })}
        />
        {!everywhere && (
          <Switch
            label={text.mine}
            checked={search.mine === 'yes'}
            onChange={event => setSearch({ mine: event.currentTarget.checked ? 'yes' : undefined })}
            pb={6}
          />
        )}
        <Switch
          label={text.retired}
          checked={search.retired === 'yes'}
          onChange={event => setSearch({ retired: event.currentTarget.checked ? 'yes' : undefined })}
          pb={6}
        />
      </Group>
      <Said refusal={error} />
      {isPending && !error && <Loading rows={6} height={40} />}
      {!isPending && !error && items.length === 0 && (
        <Empty
          text={isNarrowed ? text.nothing : text.none}
          icon={IconContract}
          {...(isNarrowed
            ? { action: { label: text.all, run: showAll } }
            : mayMake
              ? { action: { label: text.make, run: make } }
              : {})}
        />
      )}
      {items.length > 0 && <Rows items={items} />}
      <More list={reading} style={{ alignSelf: 'center' }} />
      <NewAgreement
        opened={search.dialog === 'new' && mayMake}
        onClose={() => setSearch({ dialog: undefined }, { replace: true })}
      />
    </SectionPage>
  )
}

function Rows({ items }: { items: readonly Summary[] }) {
  const { list: text, kinds } = useWords(agreementScreenWords)
  const pick = usePick()
  const { language } = useLanguage()
  // Who may change all of them need not be told of each.
  const everywhere = useManaging()?.everywhere ?? true
  return (
    <Table aria-label={text.title} highlightOnHover verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.agreement}</Table.Th>
          <Table.Th visibleFrom="sm">{text.parties}</Table.Th>
          <Table.Th visibleFrom="sm">{text.inForce}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map(one => (
          <Table.Tr key={one.id}>
            <Table.Td>
              <Group gap="xs">
                <Link to={`/admin/agreements/${one.id}`} fw={500}>
                  {pick(one.title)}
                </Link>
                {one.may.change && !everywhere && (
                  <Badge variant="light" tt="none">
                    {text.yours}
                  </Badge>
                )}
              </Group>
              <Text size="sm" c="dimmed">
                {kinds[one.kind]} · {one.code}
              </Text>
              <div className={css.phoneOnly}>
                <Text size="sm">{sayParties(one, language)}</Text>
                <InForce one={one} />
              </div>
            </Table.Td>
            <Table.Td visibleFrom="sm">{sayParties(one, language)}</Table.Td>
            <Table.Td visibleFrom="sm">
              <InForce one={one} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function InForce({ one }: { one: Summary }) {
  const { list: text } = useWords(agreementScreenWords)
  const format = useFormat()
  const since = useSince()
  const { in_force, coming, has_draft, retired_at } = one
  return (
    <Group gap="xs">
      {in_force && (
        <Text size="sm">
          {text.edition({ number: in_force.number, since: since(in_force.valid_from) })},{' '}
          {text.targets({ n: in_force.targets })}
        </Text>
      )}
      {!in_force && !retired_at && (
        <Text size="sm" c="dimmed">
          {text.nothingInForce}
        </Text>
      )}
      {coming && (
        <Badge variant="light" tt="none">
          {text.coming({ date: format.date(coming.valid_from) })}
        </Badge>
      )}
      {has_draft && (
        <Badge variant="light" color="yellow" tt="none">
          {text.draft}
        </Badge>
      )}
      {retired_at && (
        <Badge variant="light" color="gray" tt="none">
          {text.isRetired}
        </Badge>
      )}
    </Group>
  )
}
