// What will come of a plan while it is typed: its sentence, the promise behind it, and the next three dates.
import { Stack, Table, Text } from '@mantine/core'
import type { z } from 'zod'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { useFormat, useLanguage, useWords } from '#kernel/web/words.tsx'
import type { DocumentTarget, PlanFields, PlanPreview as Preview } from '../../contract.ts'
import { planningWords } from '../../text/planning.ts'
import { agreements, useCalendars } from '../calls.ts'
import { usePeriodName } from '../months.ts'
import { useNames } from '../names.tsx'
import css from './obligations.module.css'
import { sayPlan } from './plain-plan.ts'

type Values = Partial<z.input<typeof PlanFields>>

export function PlanPreview({ values, targets }: { values: Values; targets: readonly DocumentTarget[] }) {
  const text = useWords(planningWords)
  const { language } = useLanguage()
  const format = useFormat()
  const { names } = useNames()
  const calendars = useCalendars()
  const target = targets.find(({ id }) => id === values.target_id)
  const { sentence, terms } = sayPlan(values, target, {
    language,
    names: { ...names, ...target?.names },
    calendars,
    date: format.date,
  })
  const { target_id, period, starts_on } = values
  const dues = agreements.useQuery(
    'previewObligationPlan',
    {
      body: {
        target_id: target_id ?? '',
        service_id: values.service_id ?? null,
        client_ids: values.client_ids ?? null,
        period: period ?? 'month',
        starts_on: starts_on ?? '',
        ends_on: values.ends_on ?? null,
      },
    },
    { enabled: Boolean(target_id && starts_on), keepPrevious: true },
  )
  return (
    <section className={css.preview} aria-labelledby="plan-preview">
      <Text id="plan-preview" fw={600}>
        {text.preview}
      </Text>
      <Stack gap="xs">
        <Text>{sentence}</Text>
        {terms.length > 0 && (
          <Text component="ul" className={css.terms!}>
            {terms.map(term => (
              <li key={term}>{term}</li>
            ))}
          </Text>
        )}
        {!target_id && <Text c="dimmed">{text.fillIn}</Text>}
        {target_id && dues.isPending && !dues.error && <Loading rows={3} height={24} />}
        {target_id && dues.error && (
          <Text c="var(--mantine-color-error)" size="sm">
            {dues.error.detail}
          </Text>
        )}
        {target_id && dues.data && !dues.error && <Dues preview={dues.data} />}
      </Stack>
    </section>
  )
}

function Dues({ preview: { clients, dues } }: { preview: Preview }) {
  const text = useWords(planningWords)
  const periodName = usePeriodName()
  const format = useFormat()
  if (dues.length === 0) return <Text c="dimmed">{text.noDues}</Text>
  return (
    <>
      <Text size="sm" {...(clients === 0 ? { c: 'var(--mantine-color-error)' } : {})}>
        {clients === 0 ? text.owingNone : text.owing({ n: clients })}
      </Text>
      <Table aria-label={text.nextDues}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.duesPeriod}</Table.Th>
            <Table.Th>{text.duesOpens}</Table.Th>
            <Table.Th>{text.duesDue}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {dues.map(({ period, opens_at, due_at, latest_due_at, provisional }) => (
            <Table.Tr key={period}>
              <Table.Td>{periodName(period)}</Table.Td>
              <Table.Td>{format.date(opens_at)}</Table.Td>
              <Table.Td fw={500}>
                {due_at === null
                  ? text.neverDue
                  : latest_due_at === null
                    ? format.moment(due_at)
                    : text.latest({ moment: format.moment(due_at), latest: format.moment(latest_due_at) })}
                {provisional && (
                  <Text component="span" c="dimmed" size="sm" fw={400}>
                    {` · ${text.provisional}`}
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {dues.some(({ provisional }) => provisional) && (
        <Text size="sm" c="dimmed">
          {text.provisionalWhy}
        </Text>
      )}
    </>
  )
}
