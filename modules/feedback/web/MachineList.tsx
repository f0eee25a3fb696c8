// What machines have pressed: not counted, kept, and counted after all where a person was mistaken for one.
import { Badge, Button, Select, Table, Text } from '@mantine/core'
import { IconRobot } from '@tabler/icons-react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { type DropReason, dropReasons } from '../contract.ts'
import { deskWords } from '../text/desk-words.ts'
import { feedbackWords } from '../text/words.ts'
import { feedback } from './calls.ts'
import { markColours } from './colours.ts'
import type { ReportSearch } from './search.ts'

type Props = Pick<ScreenProps<'/ratings', typeof ReportSearch>, 'search' | 'setSearch'>

export function MachineList({ search, setSearch }: Props) {
  const text = useWords(deskWords).machines
  const { kinds } = useWords(feedbackWords).report
  const format = useFormat()
  const { from, to, reason } = search
  const list = feedback.useInfinite('listDropped', { query: { from, to, reason } }, { keepPrevious: true })
  const count = feedback.useCommand('countDropped', { onDone: () => toast({ text: text.done }) })
  return (
    <>
      <Heading title={text.title} note={text.note}>
        <Button variant="default" onClick={() => setSearch({ list: undefined, reason: undefined })}>
          {text.back}
        </Button>
      </Heading>
      <Select
        mb="md"
        maw={340}
        label={text.reason}
        value={reason ?? ''}
        onChange={value => setSearch({ reason: (value || undefined) as DropReason | undefined })}
        data={[
          { value: '', label: text.allReasons },
          ...dropReasons.map(value => ({ value, label: text.reasons[value] })),
        ]}
        allowDeselect={false}
      />
      <Said refusal={list.error ?? count.error} />
      {list.isPending && !list.error && <Loading rows={6} />}
      {!list.isPending && !list.error && list.items.length === 0 && (
        <Empty text={text.none} icon={IconRobot} />
      )}
      {list.items.length > 0 && (
        <Table.ScrollContainer minWidth={760}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.mark}</Table.Th>
                <Table.Th>{text.reason}</Table.Th>
                <Table.Th>{text.what}</Table.Th>
                <Table.Th>{text.where}</Table.Th>
                <Table.Th>{text.when}</Table.Th>
                <Table.Th>{text.after}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {list.items.map(press => (
                <Table.Tr key={press.id}>
                  <Table.Td>
                    <Badge variant="light" color={markColours[press.score - 1]!} size="lg">
                      {press.score}
                    </Badge>
                  </Table.Td>
                  <Table.Td>{text.reasons[press.reason]}</Table.Td>
                  <Table.Td>
                    {kinds[press.kind]}{' '}
                    {press.request_id && (
                      <Link to={`/desk/requests/${press.request_id}`}>{press.number}</Link>
                    )}
                    {press.comment && (
                      <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
                        {press.comment}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>
                    {press.network}
                    <Text size="xs" c="dimmed" lineClamp={2} style={{ wordBreak: 'break-word' }}>
                      {press.program}
                    </Text>
                  </Table.Td>
                  <Table.Td>{format.moment(press.at)}</Table.Td>
                  <Table.Td>
                    {press.counted ? (
                      <Text size="xs" c="dimmed">
                        {text.counted({ name: press.counted.by, when: format.moment(press.counted.at) })}
                      </Text>
                    ) : (
                      <Button
                        size="compact-sm"
                        variant="default"
                        loading={count.isPending && count.variables.params.id === press.id}
                        onClick={() => count.mutate({ params: { id: press.id } })}
                      >
                        {text.count}
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <More list={list} display="block" mx="auto" mt="md" />
    </>
  )
}
