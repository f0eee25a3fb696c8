// What happened to a low mark, oldest first, folded until it is wanted.
import { Card, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { deskWords } from '../../text/desk-words.ts'
import { feedback } from '../calls.ts'

export function History({ id }: { id: string }) {
  const text = useWords(deskWords).followUp
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const { data } = feedback.useQuery('listFollowUpEvents', { params: { id } }, { enabled: open })
  const named = text.happened as Record<string, string>
  return (
    <Card
      withBorder
      padding="md"
      component="details"
      onToggle={event => setOpen((event.target as HTMLDetailsElement).open)}
    >
      <Text component="summary" style={{ cursor: 'pointer' }}>
        {text.history}
      </Text>
      <Stack gap="xs" mt="sm" component="ol" style={{ margin: 0, paddingInlineStart: '1.2rem' }}>
        {data?.items
          .filter(item => named[item.name])
          .map(item => (
            <Text component="li" size="sm" key={item.id}>
              {named[item.name]}{' '}
              <Text span size="xs" c="dimmed">
                {text.by({ name: item.by ?? text.byItself, when: format.moment(item.at) })}
              </Text>
            </Text>
          ))}
      </Stack>
    </Card>
  )
}
