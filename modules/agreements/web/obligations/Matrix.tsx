// What clients owe in each period: a table of clients by periods for each obligation, each place leads to its checklist.
import { Text, Title, UnstyledButton } from '@mantine/core'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import type { Owed } from '../../contract.ts'
import { obligingWords } from '../../text/obliging.ts'
import { usePeriodName } from '../months.ts'
import css from './obligations.module.css'
import { StateMark } from './StateMark.tsx'

interface Props {
  items: readonly Owed[]
  onOpen(id: string): void
}

export function Matrix({ items, onOpen }: Props) {
  const pick = usePick()
  const plans = [...Map.groupBy(items, item => item.plan?.id ?? '')]
  return plans.map(([id, own]) =>
    id === '' ? (
      <Elsewhere key={id} items={own} onOpen={onOpen} />
    ) : (
      <div key={id}>
        <Title order={2} size="h4" mb="xs">
          {pick(own[0]!.title)}
        </Title>
        <Grid items={own} onOpen={onOpen} />
      </div>
    ),
  )
}

function Grid({ items, onOpen }: Props) {
  const periodName = usePeriodName()
  const text = useWords(obligingWords)
  const pick = usePick()
  const periods = [...new Set(items.map(item => item.period ?? ''))].sort().reverse()
  const clients = [...Map.groupBy(items, item => item.client.id)].sort(([, one], [, other]) =>
    pick(one[0]!.client.name).localeCompare(pick(other[0]!.client.name)),
  )
  return (
    // Scrolls by itself on a phone, and by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className={css.scroll} tabIndex={0} aria-label={text.byPeriod({ title: pick(items[0]!.title) })}>
      <table className={css.matrix}>
        <thead>
          <tr>
            <th scope="col">{text.client}</th>
            {periods.map(period => (
              <th key={period} scope="col">
                {periodName(period)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {clients.map(([id, own]) => (
            <tr key={id}>
              <th scope="row">{pick(own[0]!.client.name)}</th>
              {periods.map(period => {
                const item = own.find(one => one.period === period)
                return <td key={period}>{item && <Cell item={item} onOpen={onOpen} />}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ item, onOpen }: { item: Owed; onOpen(id: string): void }) {
  const text = useWords(obligingWords)
  const pick = usePick()
  const periodName = usePeriodName()
  const said = {
    client: pick(item.client.name),
    period: periodName(item.period ?? ''),
    state: text.state[item.state],
    done: item.items_done,
    total: item.items_total,
  }
  return (
    <UnstyledButton className={css.cell!} aria-label={text.cell(said)} onClick={() => onOpen(item.id)}>
      <StateMark state={item.state} />
      <Text component="span" size="sm" c="dimmed" className={css.counted!}>
        {item.items_done} / {item.items_total}
      </Text>
    </UnstyledButton>
  )
}

/** What other systems tell, one line each. */
function Elsewhere({ items, onOpen }: Props) {
  const text = useWords(obligingWords)
  const pick = usePick()
  const format = useFormat()
  return (
    <section aria-labelledby="elsewhere">
      <Title order={2} size="h4" id="elsewhere" mb="xs">
        {text.elsewhere}
      </Title>
      <ul className={css.items}>
        {items.map(item => (
          <li key={item.id}>
            <UnstyledButton onClick={() => onOpen(item.id)}>
              <StateMark state={item.state} /> {pick(item.title)} · {text.metric[item.metric]} ·{' '}
              {pick(item.client.name)}
              {item.due_at && ` · ${text.due({ moment: format.moment(item.due_at as string) })}`}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
