// Whether the sender of a letter was proven: a quiet mark, and a warning where the letter may be forged.
import { Badge, Text, Tooltip } from '@mantine/core'
import { useWords } from '#kernel/web/words.tsx'
import type { Letter } from '../contract.ts'
import { mailboxWords } from '../text/mailbox-words.ts'

const tones = { proven: 'green', unproven: 'gray', failed: 'red' } as const

export function ProofMark({ auth }: { auth: NonNullable<Letter['auth']> }) {
  const text = useWords(mailboxWords).proof
  const result = (one: { result: string } | null | undefined) => one?.result ?? text.none
  const details = text.details({
    by: auth.by === 'okno' ? text.byOkno : text.byServer({ by: auth.by }),
    spf: result(auth.spf),
    dkim: auth.dkim.map(one => one.result).join(', ') || text.none,
    dmarc: result(auth.dmarc),
  })
  return (
    <>
      <Tooltip label={details} events={{ hover: true, focus: true, touch: true }} multiline maw={360}>
        <Badge size="sm" variant="light" color={tones[auth.verdict]} tt="none" tabIndex={0}>
          {text[auth.verdict]}
        </Badge>
      </Tooltip>
      {auth.verdict === 'failed' && (
        <Text size="xs" c="red">
          {text.failedText({ domain: auth.domain ?? '' })}
        </Text>
      )}
    </>
  )
}
