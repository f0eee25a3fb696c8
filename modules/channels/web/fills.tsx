// What channels puts into the screens of requests: below a message on the desk, what became of its letters.
import { Group, Text } from '@mantine/core'
import { useCan } from '#kernel/web/me.tsx'
import { aboveDesk } from '#kernel/web/ui/desk-parts.ts'
import { useWords } from '#kernel/web/words.tsx'
import { besidePerson } from '#modules/organisation/web/parts.tsx'
import { aboveComposer, answerGoesTo, inHistory, underMessage } from '#modules/requests/web/parts.tsx'
import type { Letter } from '../contract.ts'
import { mailboxWords } from '../text/mailbox-words.ts'
import { screenWords } from '../text/screen-words.ts'
import { AboutLetter } from './AboutLetter.tsx'
import { AnswerGoesTo } from './AnswerGoesTo.tsx'
import { channels } from './calls.ts'
import { HistoryLine } from './HistoryLine.tsx'
import { MailBanner } from './MailBanner.tsx'
import { OriginalSender } from './OriginalSender.tsx'
import { ProofMark } from './ProofMark.tsx'
import { Recipients } from './Recipients.tsx'
import { sayReason } from './reasons.ts'
import { PersonMarks, UnreachedNotice } from './Unreached.tsx'

/** One line for each letter of a message. All messages of a request share one question to the server. */
function LettersBelow({ message_id, request_id }: { message_id: string; request_id: string }) {
  const mayWork = useCan()('requests.work')
  const { data } = channels.useQuery(
    'listLetters',
    { params: { id: request_id } },
    { enabled: mayWork, fresh_ms: 60_000 },
  )
  const letters = data?.items.filter(letter => letter.message_id === message_id) ?? []
  return letters.map(letter => <LetterLine key={letter.id} letter={letter} />)
}

function LetterLine({ letter }: { letter: Letter }) {
  const text = useWords(screenWords)
  const proofText = useWords(mailboxWords).proof
  if (letter.direction === 'out') return <Recipients letter={letter} />
  const reason = sayReason(letter.reason, text)
  const others =
    letter.cc_addresses.length > 0 ? `; ${text.letter.cc}: ${letter.cc_addresses.join(', ')}` : ''
  return (
    <Group gap="xs" mt={4} wrap="wrap">
      <Text size="xs" c="dimmed" title={letter.subject ?? ''}>
        {`${text.letter.from}: ${letter.from_address ?? text.intake.noSender}${others}`}
      </Text>
      {reason && (
        <Text size="xs" c="dimmed">
          {reason}
        </Text>
      )}
      {letter.also_to.length > 0 && (
        <Text size="xs" c="dimmed">
          {proofText.alsoTo({ addresses: letter.also_to.join(', ') })}
        </Text>
      )}
      {letter.auth && <ProofMark auth={letter.auth} />}
    </Group>
  )
}

export const deskFills = [
  aboveDesk.fill(MailBanner, { order: 10 }),
  underMessage.fill(AboutLetter, { order: 5 }),
  underMessage.fill(OriginalSender, { order: 8 }),
  underMessage.fill(LettersBelow, { order: 10 }),
  answerGoesTo.fill(AnswerGoesTo, { order: 10 }),
  aboveComposer.fill(UnreachedNotice, { order: 10 }),
  inHistory.fill(HistoryLine, { order: 10 }),
  besidePerson.fill(PersonMarks, { order: 40 }),
]
