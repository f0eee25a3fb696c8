// Who asks: from where, what time it is there, how to reach them, what they asked before.
import { Anchor, Group, Text, Title } from '@mantine/core'
import { IconMail, IconPhone } from '@tabler/icons-react'
import { useCan } from '#kernel/web/me.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { useFormat, useLanguage, useNow, usePick, useWords } from '#kernel/web/words.tsx'
import type { Request } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { requests } from './calls.ts'
import css from './desk.module.css'

export function RequesterPart({ request, level }: { request: Request; level: 2 | 3 }) {
  const text = useWords(requestWords)
  const pick = usePick()
  const format = useFormat()
  const can = useCan()
  const { data: card } = requests.useQuery(
    'readRequester',
    { params: { id: request.id } },
    { enabled: can('requests.work'), fresh_ms: 60_000 },
  )
  if (!can('requests.work')) return null
  return (
    <section className={css.section} aria-labelledby={`who-${request.id}`}>
      <Title order={level} size="h3" id={`who-${request.id}`} mb="xs">
        {text.side.who}
      </Title>
      {!card ? (
        <Loading rows={6} />
      ) : (
        <>
          <PersonName name={card.name} note={pick(card.position)} size={32} />
          <Text mt="xs">
            {[pick(card.client?.name), pick(card.unit?.name), pick(card.region?.name)]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          <LocalTime time_zone={card.time_zone} />
          {card.manager && <Text c="dimmed">{text.side.manager({ name: card.manager.name })}</Text>}
          {card.email && (
            <Group gap="xs" wrap="nowrap">
              <IconMail size={16} stroke={1.75} aria-hidden="true" />
              <Anchor href={`mailto:${card.email}`} truncate>
                {card.email}
              </Anchor>
            </Group>
          )}
          {card.phones.map(phone => (
            <Group key={phone} gap="xs" wrap="nowrap">
              <IconPhone size={16} stroke={1.75} aria-hidden="true" />
              <Anchor href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</Anchor>
            </Group>
          ))}
          <Text mt="sm">
            <Link to={`/desk/queue?view=all&requester_id=${card.id}`}>
              {text.side.before({ total: card.requests_total, open: card.requests_open })}
            </Link>
          </Text>
          <ul className={css.plainList}>
            {card.recent.map(recent => (
              <li key={recent.id}>
                <Link to={`/desk/requests/${recent.id}`} lineClamp={2}>
                  {recent.subject}
                </Link>
                <Text component="span" display="block" c="dimmed">
                  {format.date(recent.created_at)} · {text.status[recent.status]}
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** What time it is where the requester is, when that differs from here. */
function LocalTime({ time_zone }: { time_zone: string }) {
  const text = useWords(requestWords)
  const { language, time_zone: here } = useLanguage()
  const now = useNow()
  const clock = (zone: string) =>
    new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
    }).format(now)
  const theirs = clock(time_zone)
  return (
    <Text c="dimmed">
      {theirs === clock(here) ? text.side.sameTime : text.side.theirTime({ time: theirs })}
    </Text>
  )
}
