// The browsers in which one is signed in, and a way to sign each of them out.
import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { Problem } from '#kernel/web/problem.ts'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useNow, useWords } from '#kernel/web/words.tsx'
import type { Session } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { browserOf } from './browser-name.ts'
import { identity } from './calls.ts'
import css from './identity.module.css'

type SignedIn = z.output<typeof Session>

export function SessionsPage() {
  const { sessions: text } = useWords(screenWords)
  const { data, error, isPending } = identity.useQuery('listSessions')
  const cache = identity.useCache()
  const [ending, setEnding] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const others = (data?.items ?? []).filter(session => !session.current)
  const endOthers = async () => {
    setEnding(true)
    setProblem(null)
    try {
      for (const { id } of others) await identity.call('revokeSession', { params: { id } })
      void toast({ text: text.othersDone({ count: others.length }) })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    } finally {
      setEnding(false)
      void cache.refresh('listSessions')
    }
  }
  return (
    <Stack gap="lg" maw={720}>
      <Heading title={text.title}>
        {others.length > 1 && (
          <Button variant="default" loading={ending} onClick={endOthers}>
            {text.others}
          </Button>
        )}
      </Heading>
      <Text c="dimmed" maw={720}>
        {text.note}
      </Text>
      <Said refusal={error ?? problem} />
      {isPending && <Loading rows={4} height={48} />}
      <ul className={css.lines}>
        {data?.items.map(session => (
          <SessionLine key={session.id} session={session} />
        ))}
      </ul>
    </Stack>
  )
}

function SessionLine({ session }: { session: SignedIn }) {
  const { sessions: text } = useWords(screenWords)
  const format = useFormat()
  const now = useNow()
  const revoke = identity.useCommand('revokeSession', { onDone: () => void toast({ text: text.revoked }) })
  const { browser, system } = browserOf(session.user_agent)
  const name = browser && system ? text.on({ browser, system }) : (browser ?? system ?? text.unknown)
  const since = format.moment(session.created_at, now)
  return (
    <li className={css.line}>
      <div className={css.lineText}>
        <Group gap="sm">
          <Text fw={600} title={session.user_agent ?? undefined}>
            {name}
          </Text>
          {session.current && (
            <Badge variant="light" color="green" tt="none">
              {text.current}
            </Badge>
          )}
        </Group>
        <Text c="dimmed" size="sm">
          {text.since}: <span title={format.full(session.created_at)}>{since}</span> · {text.address}:{' '}
          {session.ip_address ?? text.noAddress} · {text.until} {format.date(session.expires_at)}
        </Text>
        <Said refusal={revoke.error} mt="sm" />
      </div>
      {!session.current && (
        <Button
          variant="default"
          size="sm"
          loading={revoke.isPending}
          aria-label={text.revokeOne({ browser: name, since })}
          onClick={() => revoke.mutate({ params: { id: session.id } })}
        >
          {text.revoke}
        </Button>
      )}
    </li>
  )
}
