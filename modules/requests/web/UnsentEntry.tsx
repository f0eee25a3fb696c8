// An answer in the conversation that has not gone yet: how long it can be taken back, or why it could not go.
import { Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useWords } from '#kernel/web/words.tsx'
import type { Request } from '../contract.ts'
import { unsentWords } from '../text/unsent-words.ts'
import { requestWords } from '../text/words.ts'
import { Attachments } from './Attachments.tsx'
import { FailedDeeds } from './FailedDeeds.tsx'
import { SpokenText } from './SpokenText.tsx'
import css from './talk.module.css'
import type { Unsent, Waiting } from './unsent.ts'

interface Props {
  answer: Waiting
  request: Request
  unsent: Unsent
}

export function UnsentEntry({ answer, request, unsent }: Props) {
  const text = useWords(unsentWords)
  const { talk } = useWords(requestWords)
  return (
    <li
      className={css.entry}
      data-side="ours"
      data-kind="reply"
      data-unsent={answer.failed ? 'failed' : 'waiting'}
    >
      <div className={css.head}>
        <Text component="span" fw={600}>
          {talk.you}
        </Text>
        {answer.failed ? (
          <Text component="span" fw={600} c="var(--mantine-color-error)">
            {text.notSent}
          </Text>
        ) : (
          <Left answer={answer} />
        )}
      </div>
      <SpokenText text={answer.text} to="/desk/requests" />
      <Attachments files={answer.attachments} />
      {answer.failed ? (
        <Stack gap="xs" mt={4}>
          <Text c="var(--mantine-color-error)">{answer.failed.detail}</Text>
          <FailedDeeds
            answer={answer}
            // Where there is no field any more, nothing can be put back into it.
            onPutBack={request.may.reply ? () => unsent.takeBack(answer.id) : null}
          />
        </Stack>
      ) : (
        !answer.gone && (
          <Group gap="sm" ml={-8} mt={4}>
            <Button
              variant="subtle"
              size="compact-sm"
              title={text.onlyYou}
              disabled={unsent.busy}
              onClick={() => unsent.takeBack(answer.id)}
            >
              {text.takeBack}
            </Button>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              disabled={unsent.busy}
              onClick={() => unsent.sendNow(answer.id)}
            >
              {text.sendNow}
            </Button>
          </Group>
        )
      )}
    </li>
  )
}

/** The seconds that are left; read out by nobody, since the notice has said it once. */
function Left({ answer }: { answer: Waiting }) {
  const text = useWords(unsentWords)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.ceil((answer.due_ms - now) / 1000)
  const { next_status: next } = answer
  const after = next && next !== 'open' ? text.after[next] : null
  return (
    <Text component="span" className={css.when!} role="timer">
      {answer.gone || seconds <= 0 ? text.going : text.goesIn({ seconds })}
      {after && `, ${after}`}
    </Text>
  )
}
