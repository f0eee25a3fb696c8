// A text that is kept in both languages: one field each, the reader's language first.
import { Fieldset, Stack, Textarea, TextInput } from '@mantine/core'
import type { LocalText } from '#kernel/contract/shapes.ts'
import { useLanguage, useWebWords } from '../words.tsx'

interface Props {
  label: string
  description?: string
  value: LocalText | null | undefined
  onChange(value: LocalText | null): void
  onBlur?(): void
  error?: string | undefined
  name?: string
  id?: string
  rows?: number
  required?: boolean
}

/** `<LocalTextInput label={text.title} {...form.field('title')} />`; `rows` above 1 gives room for paragraphs. */
export function LocalTextInput(props: Props) {
  const { label, description, value, onChange, onBlur, error, name, id, rows = 1, required = false } = props
  const { language } = useLanguage()
  const text = useWebWords()
  const order = language === 'ru' ? (['ru', 'en'] as const) : (['en', 'ru'] as const)
  const Field = rows > 1 ? Textarea : TextInput
  const change = (side: 'ru' | 'en', said: string) => {
    const next = { ...value, [side]: said || undefined }
    onChange(next.ru || next.en ? next : null)
  }
  return (
    <Fieldset legend={required ? `${label} *` : label} p="md">
      <Stack gap="sm">
        {order.map((side, index) => (
          <Field
            key={side}
            label={text.languages[side]}
            aria-label={text.inLanguage({ label, language: text.languages[side] })}
            lang={side}
            {...(index === 0 ? { id, description, error } : {})}
            {...(rows > 1 ? { rows, autosize: true, minRows: rows } : {})}
            name={name ? `${name}.${side}` : undefined}
            value={value?.[side] ?? ''}
            onChange={event => change(side, event.currentTarget.value)}
            onBlur={onBlur}
          />
        ))}
      </Stack>
    </Fieldset>
  )
}
