// A meeting to which a letter invites.
import { Badge, Group, Paper, Stack, Text } from '@mantine/core'
import { IconCalendarEvent } from '@tabler/icons-react'
import { useFormat, useLanguage, useWords } from '#kernel/web/words.tsx'
import type { Invitation } from '../contract/about.ts'
import { aboutWords } from '../text/about-words.ts'

const tones = {
  waiting: 'gray',
  accepted: 'green',
  declined: 'red',
  tentative: 'yellow',
  delegated: 'gray',
} as const
const mostNamed = 8

export function InvitationCard({ invitation }: { invitation: Invitation }) {
  const { invitation: text } = useWords(aboutWords)
  const { summary, place, organizer, attendees, attendees_total, method, repeats } = invitation
  const named = (who: { name: string; address: string }) => who.name || who.address
  return (
    <Paper withBorder p="sm" mt={8} radius="md" maw={560}>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <IconCalendarEvent size={20} stroke={1.75} aria-hidden="true" />
        <Stack gap={4} style={{ minWidth: 0 }}>
          <Text size="sm" c={method === 'cancel' ? 'red' : 'dimmed'}>
            {text[method]}
          </Text>
          <Text fw={600}>{summary || text.noSummary}</Text>
          <Line label={text.when}>
            <When invitation={invitation} />
            {repeats && `, ${text.repeats[repeats]}`}
          </Line>
          {place && <Line label={text.place}>{place}</Line>}
          {organizer && <Line label={text.organizer}>{named(organizer)}</Line>}
          {attendees.length > 0 && (
            <Line label={text.attendees}>
              <Group gap={4} component="span">
                {attendees.slice(0, mostNamed).map(who => (
                  <Badge
                    key={`${who.address} ${who.name}`}
                    size="sm"
                    tt="none"
                    variant="light"
                    color={tones[who.attends]}
                    title={`${who.address} · ${text.attends[who.attends]}`}
                  >
                    {named(who)}: {text.attends[who.attends]}
                  </Badge>
                ))}
                {attendees_total > mostNamed && text.more({ count: attendees_total - mostNamed })}
              </Group>
            </Line>
          )}
        </Stack>
      </Group>
    </Paper>
  )
}

function Line({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <Text size="sm" component="div">
      <Text span c="dimmed">
        {label}:{' '}
      </Text>
      {children}
    </Text>
  )
}

/** The time in the reader's zone; where the letter names no zone, as the letter has it. */
function When({ invitation: { starts, ends, whole_days, zone } }: { invitation: Invitation }) {
  const { invitation: text } = useWords(aboutWords)
  const { language } = useLanguage()
  const format = useFormat()
  if (starts === null) return text.noTime
  if (whole_days) {
    const last = ends === null ? starts : Temporal.PlainDate.from(ends).subtract({ days: 1 }).toString()
    const day = (date: string) => asWritten(`${date}T00:00`, language, { dateStyle: 'long' })
    return last === starts ? `${day(starts)}, ${text.wholeDay}` : `${day(starts)} – ${day(last)}`
  }
  if (starts.endsWith('Z'))
    return `${format.full(starts)}${ends === null ? '' : ` – ${format.moment(ends)}`}${zone ? ` (${text.zone({ zone })})` : ''}`
  const at = (time: string) => asWritten(time, language, { dateStyle: 'long', timeStyle: 'short' })
  return `${at(starts)}${ends === null ? '' : ` – ${at(ends)}`}, ${text.noZone}`
}

const asWritten = (time: string, language: string, style: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' }).format(new Date(`${time}Z`))
