// A table of letters and the like, which the keyboard scrolls; on a phone each row is read from top to bottom.
import { type BoxProps, Table } from '@mantine/core'
import type { ReactNode } from 'react'
import css from './lines.module.css'

interface Told extends BoxProps {
  readonly label: string
  /** As wide as it has to be beside a phone. */
  readonly needs_px: number
  readonly heads: readonly ReactNode[]
  /** Which of the columns hold numbers. */
  readonly numbers?: readonly number[]
  readonly spacing?: 'xs' | 'sm'
  readonly children: ReactNode
}

export function LinesTable({
  label,
  needs_px,
  heads,
  numbers = [],
  spacing = 'xs',
  children,
  ...place
}: Told) {
  return (
    <Table.ScrollContainer
      {...place}
      className={css.lines!}
      minWidth={needs_px}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
    >
      <Table aria-label={label} verticalSpacing={spacing}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are
              <Table.Th key={i} className={numbers.includes(i) ? css.number! : ''}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
