// The rows of a list of people, each with what becomes of it.
import { Badge, Table, Text } from '@mantine/core'
import type { z } from 'zod'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { importFields, type PeopleImport } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { organisation } from './calls.ts'
import css from './organisation.module.css'

type Verdict = 'new' | 'changed' | 'unchanged' | 'refused'

const tones = { new: 'green', changed: 'accent', unchanged: 'gray', refused: 'red' } as const

export function ImportRows(told: { list: z.output<typeof PeopleImport>; verdict: Verdict | undefined }) {
  const { list, verdict } = told
  const { imports: text } = useWords(screenWords)
  const rows = organisation.useInfinite(
    'listImportRows',
    { params: { id: list.id }, query: { verdict, limit: 100 } },
    { keepPrevious: true },
  )
  const fields = importFields.filter(field => list.columns.some(column => column.field === field))
  if (rows.isPending) return <Loading rows={8} />
  if (rows.error) return <Said refusal={rows.error} mt="md" />
  if (rows.items.length === 0)
    return (
      <Text c="dimmed" mt="md">
        {text.noRows}
      </Text>
    )
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard */}
      <section className={css.scroll} tabIndex={0} aria-label={text.every}>
        <Table mt="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.line}</Table.Th>
              <Table.Th>{text.verdict}</Table.Th>
              {fields.map(field => (
                <Table.Th key={field}>{text.fields[field]}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.items.map(row => (
              <Table.Tr key={row.line}>
                <Table.Td>{row.line}</Table.Td>
                <Table.Td style={{ minWidth: 200 }}>
                  <Badge variant="light" color={tones[row.verdict]} tt="none">
                    {text.rowVerdicts[row.verdict]}
                  </Badge>
                  {row.reason && <Text>{row.reason}</Text>}
                  {row.person_id && (
                    <Text>
                      <Link to={`/admin/people/${row.person_id}`}>{text.open}</Link>
                    </Text>
                  )}
                </Table.Td>
                {fields.map(field => (
                  <Table.Td key={field}>{row.fields[field]}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      <More list={rows} display="block" mx="auto" mt="md" />
    </>
  )
}
