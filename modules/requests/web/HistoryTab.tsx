// Everything that happened to a request, in order, with who and when.
import { Table, Text } from '@mantine/core'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { Request } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import desk from './desk.module.css'
import { useEvents } from './events.ts'
import { sayEvent } from './line.ts'
import { inHistory } from './parts.tsx'

export function HistoryTab({ request }: { request: Request }) {
  const text = useWords(requestWords)
  const format = useFormat()
  const events = useEvents(request)
  const { items, names, isPending } = events
  const kinds = { inbound: text.line.inbound, answer: text.line.answer, note: text.line.note } as const
  if (isPending) return <Loading rows={6} />
  return (
    // A region that scrolls must be reachable by the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable region
    <section className={desk.scroll} tabIndex={0} aria-label={text.tabs.history} style={{ height: '100%' }}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.history.when}</Table.Th>
            <Table.Th>{text.history.what}</Table.Th>
            <Table.Th>{text.history.who}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(event => {
            const told = sayEvent(event, text, names) ?? kinds[event.payload.kind as keyof typeof kinds]
            const row = (said: string) => (
              <Table.Tr key={event.id}>
                <Table.Td title={format.full(event.at)} style={{ whiteSpace: 'nowrap' }}>
                  {format.moment(event.at)}
                </Table.Td>
                <Table.Td>{said}</Table.Td>
                <Table.Td>{event.actor?.name ?? <Text c="dimmed">{text.history.system}</Text>}</Table.Td>
              </Table.Tr>
            )
            return told ? row(told) : <inHistory.Here key={event.id} event={event} row={row} />
          })}
        </Table.Tbody>
      </Table>
      <More list={events} variant="subtle" />
    </section>
  )
}
