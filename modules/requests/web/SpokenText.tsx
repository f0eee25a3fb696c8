// What people typed, with its line breaks; addresses and request numbers in it can be opened.
import { Anchor, Text } from '@mantine/core'
import { Fragment } from 'react'
import { Link } from '#kernel/web/ui/Link.tsx'
import css from './talk.module.css'

const findings = /(https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)\]]|\bR-\d{3,15}\b)/gu

/** `to` is the address of a request in this face, e.g. `/requests`. */
export function SpokenText({ text, to }: { text: string; to: string }) {
  return (
    <Text component="div" className={css.spoken}>
      {text.split(findings).map((part, index) => {
        // Parts have no identity besides their place, and the text of a message never changes.
        const key = `${index}`
        if (index % 2 === 0) return <Fragment key={key}>{part}</Fragment>
        if (!part.startsWith('http'))
          return (
            <Link key={key} to={`${to}/${part}`}>
              {part}
            </Link>
          )
        return (
          <Anchor key={key} href={part} target="_blank" rel="noopener noreferrer nofollow">
            {part}
          </Anchor>
        )
      })}
    </Text>
  )
}
