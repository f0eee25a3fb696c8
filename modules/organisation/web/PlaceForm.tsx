// The form that clients, units, regions, departments and teams share: a title in both languages, a code, and what the kind adds.
import { Button, Group, Stack, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { Form } from '#kernel/web/form.ts'
import { useForm } from '#kernel/web/form.ts'
import { LocalTextInput } from '#kernel/web/ui/LocalTextInput.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWords } from '#kernel/web/words.tsx'
import type { ClientFields } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'

/** Every place has at least these. */
type Base = typeof ClientFields

export function PlaceForm<S extends z.ZodObject>(told: {
  schema: S
  initial: Partial<z.input<S>>
  /** Makes or changes the place. */
  send: (values: z.output<S>) => Promise<unknown>
  onDone: () => void
  /** Takes a change back; a new place is taken out of use on its own page. */
  undo?: () => void
  /** What stands beside the button, e.g. the way out of use. */
  beside?: ReactNode
  children?: (form: Form<S>) => ReactNode
}) {
  const { schema, initial, send, onDone, undo, beside, children } = told
  const { words: text } = useWords(screenWords)
  const form = useForm(schema, initial, { id: 'place' })
  const base = form as unknown as Form<Base>
  const code = base.field('code')
  const keep = async (values: z.output<S>) => {
    await send(values)
    onDone()
    void toast({ text: text.saved, ...(undo ? { undo: { label: text.undo, run: undo } } : {}) })
  }
  return (
    <form onSubmit={form.submit(keep)} noValidate>
      <Stack gap="md">
        <LocalTextInput label={text.name} required {...base.field('name')} />
        <TextInput
          label={text.code}
          description={text.codeHint}
          withAsterisk
          {...code}
          error={code.error && base.values.code ? text.codeWrong : code.error}
        />
        {children?.(form)}
        <Said refusal={form.refusal} />
        <Group justify="space-between">
          <div>{beside}</div>
          <Button type="submit" loading={form.sending}>
            {text.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
