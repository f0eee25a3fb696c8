// Since when a draft is to hold, whether for what is open already too, and a word on why.

import { Checkbox, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { LocalTextInput } from '#kernel/web/ui/LocalTextInput.tsx'
import { useLanguage, useWebWords, useWords } from '#kernel/web/words.tsx'
import { sayZone } from '#kernel/web/zones.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import css from './agreements.module.css'
import type { DraftFields } from './draft-fields.ts'
import { instantAt, wallOf } from './wall-time.ts'

export function ValidityFields({
  fields,
  onChange,
  errorAt,
}: {
  fields: DraftFields
  onChange: (change: Partial<DraftFields>) => void
  errorAt: (path: string) => string | undefined
}) {
  const { validity: text } = useWords(agreementScreenWords)
  return (
    <Stack gap="md" maw={560}>
      <ValidFrom
        valid_from={fields.valid_from}
        onChange={valid_from => onChange({ valid_from })}
        error={errorAt('valid_from')}
      />
      <Checkbox
        label={text.coversOpen}
        description={text.coversOpenHint}
        checked={fields.covers_open}
        onChange={event => onChange({ covers_open: event.currentTarget.checked })}
      />
      <LocalTextInput
        label={text.note}
        description={text.noteHint}
        rows={2}
        value={fields.note}
        onChange={note => onChange({ note })}
        error={errorAt('note')}
      />
    </Stack>
  )
}

function ValidFrom({
  valid_from,
  onChange,
  error,
}: {
  valid_from: string
  onChange: (instant: string) => void
  error: string | undefined
}) {
  const { validity: text } = useWords(agreementScreenWords)
  const { required } = useWebWords()
  const { time_zone, language } = useLanguage()
  const given = wallOf(valid_from, time_zone)
  const [half, setHalf] = useState<typeof given | null>(null)
  // What is typed stays as it is until it is a moment.
  const typed = half ?? given
  const set = (part: Partial<typeof given>) => {
    const next = { ...typed, ...part }
    const instant = instantAt(next.day, next.time, time_zone)
    setHalf(instant ? null : next)
    if (instant) onChange(instant)
  }
  return (
    <div className={css.row}>
      <DateField
        label={text.day}
        withAsterisk
        value={typed.day}
        onChange={day => set({ day: day ?? '' })}
        error={typed.day === '' ? required : error}
      />
      <TextInput
        type="time"
        label={text.time({ zone: sayZone(time_zone, language) })}
        withAsterisk
        value={typed.time}
        onChange={event => set({ time: event.currentTarget.value })}
        error={typed.time === '' ? required : undefined}
      />
    </div>
  )
}
