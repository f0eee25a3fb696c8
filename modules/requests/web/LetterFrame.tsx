// A letter as it came, in a frame that runs nothing; pictures of other servers only when the reader asks for them.
import { Button, Group, Text } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useWords } from '#kernel/web/words.tsx'
import { requestWords } from '../text/words.ts'
import { requests } from './calls.ts'
import css from './talk.module.css'

const lowest_px = 120
const highest_px = 640

export function LetterFrame({ message_id, html }: { message_id: string; html: string }) {
  const { talk } = useWords(requestWords)
  const [pictures, setPictures] = useState(false)
  const [height, setHeight] = useState(lowest_px)
  const holdsBack = html.includes(' data-src="')
  const fit = ({ currentTarget }: SyntheticEvent<HTMLIFrameElement>) => {
    const whole = currentTarget.contentDocument?.documentElement.scrollHeight ?? highest_px
    setHeight(Math.min(highest_px, Math.max(lowest_px, whole + 2)))
  }
  return (
    <>
      {holdsBack && !pictures && (
        <Group gap="sm">
          <Text size="sm" c="dimmed">
            {talk.picturesHeld}
          </Text>
          <Button variant="light" size="compact-sm" onClick={() => setPictures(true)}>
            {talk.showPictures}
          </Button>
        </Group>
      )}
      <iframe
        className={css.letter}
        style={{ height }}
        title={talk.letter}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        src={requests.href('showLetter', {
          params: { id: message_id },
          query: pictures ? { pictures: '1' } : {},
        })}
        onLoad={fit}
      />
    </>
  )
}
