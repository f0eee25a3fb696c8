// On the portal's first page, for those who answer for their company: what the centre waits for.
import { Group, Text, Title } from '@mantine/core'
import { Link } from '#kernel/web/ui/Link.tsx'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import { obligingWords } from '../../text/obliging.ts'
import { agreements } from '../calls.ts'
import css from './obligations.module.css'
import { StateMark } from './StateMark.tsx'

const most_shown = 3

export function OwedNow() {
  const text = useWords(obligingWords)
  const pick = usePick()
  const format = useFormat()
  const { data } = agreements.useQuery('listObligations', { query: { owed: 'now', limit: most_shown } })
  if (!data) return null
  return (
    <section aria-labelledby="owed-now">
      <Title order={2} id="owed-now">
        {text.owedNow}
      </Title>
      {data.items.length === 0 && <Text c="dimmed">{text.nothingNow}</Text>}
      <ul className={css.items}>
        {data.items.map(item => (
          <li key={item.id}>
            <Link to={`/obligations?id=${item.id}`} fw={600}>
              {pick(item.title)}
            </Link>
            <Group gap="sm">
              <StateMark state={item.state} />
              {item.due_at && (
                <Text c="dimmed" size="sm">
                  {text.due({ moment: format.moment(item.due_at as string) })}
                </Text>
              )}
            </Group>
          </li>
        ))}
      </ul>
      <Text mt="sm">
        <Link to="/obligations">{text.allOwed}</Link>
      </Text>
    </section>
  )
}
