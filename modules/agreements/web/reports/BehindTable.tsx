// The list behind a figure: requests with their numbers where the reader may see them, page by page, to take away as a whole.
import { Group, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More, type Paged } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { Named } from '../../contract.ts'
import { measureWords } from '../../text/measures.ts'
import type { CsvCell } from './csv.ts'
import { CsvButton, StackedTable, usePlaceName } from './parts.tsx'

export interface BehindItem {
  readonly id: string
  readonly number: string | null
  readonly title: string | null
  readonly address: string | null
  readonly service: Named | null
  readonly client: Named | null
  readonly at: string
}

/** A column of its own of one report. */
export interface OwnColumn<I> {
  readonly name: string
  readonly cell: (item: I) => ReactNode
  readonly csv: (item: I) => CsvCell
  readonly right?: boolean
}

interface Sheet<I> {
  readonly items: readonly I[]
  readonly next: string | null
}

interface Props<I extends BehindItem> {
  /** Below what face its requests are opened; the desk unless said. In the portal they are of one client. */
  readonly face?: '' | '/desk'
  readonly title: string
  readonly file: string
  readonly list: Paged & {
    readonly items: readonly I[]
    readonly total?: number | undefined
    readonly isPending: boolean
    readonly error: Parameters<typeof Said>[0]['refusal']
    readonly data?: { readonly pages: readonly { readonly hidden: number }[] } | undefined
  }
  readonly own: readonly OwnColumn<I>[]
  /** What its lines are; requests unless said. */
  readonly lines?: 'promises'
  /** What the instant of a line is; when it was unless said. */
  readonly when?: string
  /** Reads one page for the file; null is the first. */
  readonly read: (after: string | null) => Promise<Sheet<I>>
}

export function BehindTable<I extends BehindItem>({
  face = '/desk',
  title,
  file,
  list,
  own,
  lines: counted,
  when,
  read,
}: Props<I>) {
  const { columns, common } = useWords(measureWords)
  const whenName = when ?? columns.when
  const ofMany = face === '/desk'
  const format = useFormat()
  const placeName = usePlaceName()
  const hidden = (list.data?.pages ?? []).reduce((sum, page) => sum + page.hidden, 0)
  const lines = async (): Promise<CsvCell[][]> => {
    const all: I[] = []
    let after: string | null = null
    do {
      const sheet: Sheet<I> = await read(after)
      all.push(...sheet.items)
      after = sheet.next
    } while (after !== null)
    return [
      [columns.request, columns.service, columns.client, whenName, ...own.map(({ name }) => name)],
      ...all.map(item => [
        item.number,
        placeName('service', item.service),
        placeName('client', item.client),
        item.at,
        ...own.map(({ csv }) => csv(item)),
      ]),
    ]
  }
  if (list.error) return <Said refusal={list.error} />
  if (list.isPending) return <Loading rows={6} />
  if (list.items.length === 0) return <Empty text={common.nothingBehind} />
  return (
    <>
      <Group justify="space-between" mb="xs">
        <Text size="sm">
          {(counted ? common.promises : common.behind)({ count: list.total ?? list.items.length })}
        </Text>
        <CsvButton name={file} title={title} lines={lines} />
      </Group>
      {hidden > 0 && (
        <Text size="sm" c="dimmed" mb="xs">
          {common.hidden({ count: hidden })}
        </Text>
      )}
      <StackedTable needs_px={ofMany ? 720 : 560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{columns.request}</Table.Th>
            <Table.Th>{columns.service}</Table.Th>
            {ofMany && <Table.Th>{columns.client}</Table.Th>}
            {own.map(({ name, right }) => (
              <Table.Th key={name} ta={right ? 'right' : undefined}>
                {name}
              </Table.Th>
            ))}
            <Table.Th>{whenName}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {list.items.map((item, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a request may stand there for several of its promises
            <Table.Tr key={`${item.id}-${i}`}>
              <Table.Td>
                {item.number ? (
                  <>
                    <Link to={`${face}${item.address}`} underline="always">
                      {item.number}
                    </Link>
                    <Text size="sm" lineClamp={1}>
                      {item.title}
                    </Text>
                  </>
                ) : (
                  <Text size="sm" c="dimmed">
                    {common.hiddenOne}
                  </Text>
                )}
              </Table.Td>
              <Table.Td data-label={columns.service}>{placeName('service', item.service)}</Table.Td>
              {ofMany && <Table.Td data-label={columns.client}>{placeName('client', item.client)}</Table.Td>}
              {own.map(({ name, cell, right }) => (
                <Table.Td key={name} data-label={name} ta={right ? 'right' : undefined}>
                  {cell(item)}
                </Table.Td>
              ))}
              <Table.Td data-label={whenName} title={format.full(item.at)}>
                {format.moment(item.at)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </StackedTable>
      <More list={list} display="block" mx="auto" mt="md" />
    </>
  )
}
