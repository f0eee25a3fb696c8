// What a message says: its text, the quote that a letter carried, the letter as it came, its files.
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '#kernel/web/words.tsx'
import type { Message } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { Attachments } from './Attachments.tsx'
import { LetterFrame } from './LetterFrame.tsx'
import { SpokenText } from './SpokenText.tsx'
import css from './talk.module.css'

export function MessageBody({ message, to }: { message: Message; to: string }) {
  const { talk } = useWords(requestWords)
  const [shown, setShown] = useState<'text' | 'all' | 'letter'>('text')
  const choose = (wanted: 'all' | 'letter') => setShown(shown === wanted ? 'text' : wanted)
  return (
    <>
      {shown === 'letter' && message.html !== null ? (
        <LetterFrame message_id={message.id} html={message.html} />
      ) : (
        <SpokenText text={message.text} to={to} />
      )}
      {shown === 'all' && message.hidden_text && (
        <blockquote className={css.quote}>
          <SpokenText text={message.hidden_text} to={to} />
        </blockquote>
      )}
      {(message.hidden_text || message.html !== null) && (
        <Group gap="sm" ml={-8}>
          {message.hidden_text && (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-expanded={shown === 'all'}
              onClick={() => choose('all')}
            >
              {shown === 'all' ? talk.hideQuote : talk.showQuote}
            </Button>
          )}
          {message.html !== null && (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-expanded={shown === 'letter'}
              onClick={() => choose('letter')}
            >
              {shown === 'letter' ? talk.asText : talk.asLetter}
            </Button>
          )}
        </Group>
      )}
      <Attachments files={message.attachments} />
    </>
  )
}
