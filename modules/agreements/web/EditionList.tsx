// The editions of an agreement in time, newest first, with the time in which each is valid.
import { Badge, Group, Text } from '@mantine/core'
import { useLinkTo } from '#kernel/web/ui/Link.tsx'
import { useNow, useWords } from '#kernel/web/words.tsx'
import type { Agreement, Edition } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import css from './agreements.module.css'
import { stateOf } from './editions.ts'
import { usePeriod } from './since.ts'

const colours = { draft: 'yellow', in_force: 'green', coming: 'accent', over: 'gray' } as const

export function EditionList({ agreement, shown }: { agreement: Agreement; shown: Edition }) {
  const { editions: text } = useWords(agreementScreenWords)
  const linkTo = useLinkTo()
  const period = usePeriod()
  const now = useNow()
  return (
    <nav aria-label={text.label}>
      <ul className={css.editions}>
        {agreement.editions.map(edition => {
          const state = stateOf(edition, now)
          return (
            <li key={edition.id}>
              <a
                {...linkTo(`/admin/agreements/${agreement.id}?edition=${edition.number}`)}
                aria-current={edition.id === shown.id ? 'true' : undefined}
              >
                <Group gap="xs" justify="space-between">
                  <Text component="span" fw={500}>
                    {text.edition({ number: edition.number })}
                  </Text>
                  <Badge variant="light" color={colours[state]} tt="none">
                    {text.states[state]}
                  </Badge>
                </Group>
                <Text component="span" size="sm" c="dimmed">
                  {period(edition)}
                </Text>
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
