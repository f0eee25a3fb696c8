// What clients owe again and again: found, made, changed, retired by those who manage the promises for its service.
import { Badge, Button, Group, Switch, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { SearchField } from '#kernel/web/ui/SearchField.tsx'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import type { ObligationPlan } from '../../contract.ts'
import { planningWords } from '../../text/planning.ts'
import css from '../agreements.module.css'
import { agreements, useMayMake } from '../calls.ts'
import { useLimit } from '../parts.tsx'
import { SectionPage } from '../SectionPage.tsx'
import { PlanDialog } from './PlanDialog.tsx'
import type { PlansSearch } from './search.ts'

type Page = ScreenProps<'/agreements/obligations', typeof PlansSearch>

export function PlansPage({ search, setSearch }: Page) {
  const text = useWords(planningWords)
  const mayMake = useMayMake()
  const reading = agreements.useInfinite(
    'listObligationPlans',
    { query: { q: search.q, retired: search.retired ? 'with' : 'without', limit: 50 } },
    { keepPrevious: true },
  )
  const { items, error, isPending } = reading
  const make = () => setSearch({ plan: 'new' })
  const isEmpty = !isPending && !error && items.length === 0
  return (
    <SectionPage
      title={text.title}
      note={text.note}
      make={mayMake ? { label: text.make, run: make } : undefined}
    >
      <Filters search={search} setSearch={setSearch} />
      <Said refusal={error} />
      {isPending && !error && <Loading rows={5} height={40} />}
      {isEmpty && search.q && (
        <Empty
          text={text.nothing}
          icon={IconChecklist}
          action={{ label: text.all, run: () => setSearch({ q: undefined }) }}
        />
      )}
      {isEmpty && !search.q && (
        <Empty
          text={text.none}
          icon={IconChecklist}
          {...(mayMake ? { action: { label: text.make, run: make } } : {})}
        />
      )}
      {items.length > 0 && <Plans plans={items} onOpen={plan => setSearch({ plan })} />}
      <More list={reading} style={{ alignSelf: 'center' }} />
      {search.plan && (
        <PlanDialog
          key={search.plan}
          id={search.plan}
          onClose={() => setSearch({ plan: undefined }, { replace: true })}
        />
      )}
    </SectionPage>
  )
}

function Filters({ search, setSearch }: Pick<Page, 'search' | 'setSearch'>) {
  const text = useWords(planningWords)
  return (
    <Group align="flex-end" gap="md">
      <SearchField label={text.search} q={search.q} onSearch={q => setSearch({ q }, { replace: true })} />
      <Switch
        label={text.retiredToo}
        checked={search.retired === 'yes'}
        onChange={event => setSearch({ retired: event.currentTarget.checked ? 'yes' : undefined })}
        pb={6}
      />
    </Group>
  )
}

function Plans({ plans, onOpen }: { plans: readonly ObligationPlan[]; onOpen(id: string): void }) {
  const text = useWords(planningWords)
  const pick = usePick()
  return (
    <Table aria-label={text.title} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.columns.plan}</Table.Th>
          <Table.Th visibleFrom="sm">{text.columns.who}</Table.Th>
          <Table.Th visibleFrom="sm">{text.columns.when}</Table.Th>
          <Table.Th>
            <VisuallyHidden>{text.columns.actions}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {plans.map(plan => (
          <Table.Tr key={plan.id}>
            <Table.Td>
              <Group gap="xs">
                <Text component="span" fw={500}>
                  {pick(plan.title)}
                </Text>
                {plan.retired_at && (
                  <Badge variant="light" color="gray" tt="none">
                    {text.isRetired}
                  </Badge>
                )}
              </Group>
              <Text size="sm" c="dimmed">
                {plan.service ? pick(plan.service.name) : text.noService} · {plan.code}
              </Text>
              <div className={css.phoneOnly}>
                <Owing plan={plan} />
                <When plan={plan} />
              </div>
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <Owing plan={plan} />
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <When plan={plan} />
            </Table.Td>
            <Table.Td ta="end">
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={(plan.may.change ? text.editOne : text.lookOne)({ name: pick(plan.title) })}
                onClick={() => onOpen(plan.id)}
              >
                {plan.may.change ? text.edit : text.look}
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Owing({ plan: { clients } }: { plan: ObligationPlan }) {
  const text = useWords(planningWords)
  const pick = usePick()
  return <Text size="sm">{clients?.map(({ name }) => pick(name)).join(', ') ?? text.everyClient}</Text>
}

function When({ plan: { period, target, starts_on, ends_on } }: { plan: ObligationPlan }) {
  const text = useWords(planningWords)
  const limit = useLimit()
  const format = useFormat()
  const since = text.since({ date: format.date(starts_on) })
  return (
    <>
      <Text size="sm">
        {text.every({ period })}, {limit(target.limit)}
      </Text>
      <Text size="sm" c="dimmed">
        {ends_on ? text.until({ since, date: format.date(ends_on) }) : since}
      </Text>
    </>
  )
}
