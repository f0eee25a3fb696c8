// The form of a rating: mark, comment, one question, one press. Nothing is stored before the press.
import { Button, Chip, Group, Input, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { type Theme, themes } from '../contract.ts'
import { feedbackWords } from '../text/words.ts'
import { Marks } from './Marks.tsx'

/** What is sent; what was left empty is not in it. */
export interface Given {
  score: number
  comment?: string
  theme?: Theme
  name?: string
  address?: string
}

interface RateFormProps {
  readonly label: string
  readonly before: {
    readonly score: number
    readonly comment: string | null
    readonly theme: Theme | null
  } | null
  /** The mark that a letter's link has chosen. */
  readonly chosen?: number | undefined
  /** Is it not known who rates? */
  readonly asksWho?: boolean
  readonly sending: boolean
  readonly refusal: Parameters<typeof Said>[0]['refusal']
  send(rating: Given): void
}

const inSight = { alignSelf: 'flex-start', position: 'sticky', bottom: 12, zIndex: 1 } as const

export function RateForm({ label, before, chosen, asksWho, sending, refusal, send }: RateFormProps) {
  const text = useWords(feedbackWords).rate
  const [score, setScore] = useState<number | null>(chosen ?? before?.score ?? null)
  const [comment, setComment] = useState(before?.comment ?? '')
  const [theme, setTheme] = useState<Theme | null>(before?.theme ?? null)
  const [name, setName] = useState('')
  const [address, setAddress] = useState('')
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (score === null) return
        send({
          score,
          ...(comment.trim() ? { comment } : {}),
          ...(theme ? { theme } : {}),
          ...(name.trim() ? { name } : {}),
          ...(address.trim() ? { address } : {}),
        })
      }}
    >
      <Stack gap="sm">
        <Marks label={label} score={score} choose={setScore} />
        <Textarea
          label={text.comment}
          placeholder={text.commentPlaceholder}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5000}
          value={comment}
          onChange={event => setComment(event.currentTarget.value)}
        />
        <Input.Wrapper label={text.theme} labelElement="div">
          <Chip.Group value={theme} onChange={value => setTheme(value as Theme)}>
            <Group gap="xs" mt={4} role="radiogroup" aria-label={text.theme}>
              {themes.map(one => (
                <Chip key={one} value={one} size="sm" onClick={() => theme === one && setTheme(null)}>
                  {text.themes[one]}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Input.Wrapper>
        {asksWho && (
          <Stack gap="xs" component="fieldset" style={{ border: 0, padding: 0, margin: 0 }}>
            <Text component="legend" size="sm" fw={500} p={0}>
              {text.who}
            </Text>
            <Group gap="sm" grow preventGrowOverflow={false}>
              <TextInput
                label={text.name}
                autoComplete="name"
                maxLength={300}
                value={name}
                onChange={event => setName(event.currentTarget.value)}
              />
              <TextInput
                label={text.address}
                type="email"
                autoComplete="email"
                maxLength={254}
                value={address}
                onChange={event => setAddress(event.currentTarget.value)}
              />
            </Group>
            <Text size="sm" c="dimmed">
              {text.whoNote}
            </Text>
          </Stack>
        )}
        <Said refusal={refusal} />
        {/* One press is enough: on a small phone it stays in sight above what may be left out. */}
        <Button type="submit" loading={sending} disabled={score === null} style={inSight}>
          {before ? text.change : text.send}
        </Button>
      </Stack>
    </form>
  )
}
