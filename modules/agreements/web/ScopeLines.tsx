// For which things an edition holds, in words.
import { Text } from '@mantine/core'
import type { z } from 'zod'
import { usePick, useWords } from '#kernel/web/words.tsx'
import type { Scope } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import css from './agreements.module.css'
import { useNames } from './names.tsx'

/** The dimensions in the order in which one outweighs the next. */
export const dimensions = ['client', 'service', 'unit', 'region', 'department', 'priority', 'type'] as const

export function ScopeLines({ scope }: { scope: z.output<typeof Scope> }) {
  const { scope: text } = useWords(agreementScreenWords)
  const pick = usePick()
  const { names } = useNames()
  const named = dimensions.filter(dimension => scope[dimension]?.length)
  if (named.length === 0) return <Text>{text.everything}</Text>
  const nameOf = (dimension: (typeof dimensions)[number], id: string) =>
    dimension === 'priority' ? id : pick(names[`${dimension}:${id}`]) || text.gone
  return (
    <dl className={css.scope}>
      {named.map(dimension => (
        <div key={dimension} style={{ display: 'contents' }}>
          <dt>{text.dimensions[dimension]}</dt>
          <dd>{scope[dimension]!.map(id => nameOf(dimension, id)).join(', ')}</dd>
        </div>
      ))}
    </dl>
  )
}
