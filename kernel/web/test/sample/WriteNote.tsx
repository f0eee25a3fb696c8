// A form with every kind of field.
import { Button, Stack, Textarea } from '@mantine/core'
import { api } from '#kernel/web/api.ts'
import { useForm } from '#kernel/web/form.ts'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { FileField } from '#kernel/web/ui/FileField.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { LocalTextInput } from '#kernel/web/ui/LocalTextInput.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useUploads } from '#kernel/web/uploads.ts'
import { useWords } from '#kernel/web/words.tsx'
import { contract, NoteFields } from './contract.ts'
import { sampleWords } from './words.ts'

const notes = api(contract, 'sample')

export function WriteNote() {
  const text = useWords(sampleWords)
  const form = useForm(NoteFields)
  const uploads = useUploads()
  const write = notes.useCommand('writeNote', {
    onDone: () => toast({ text: text.saved, undo: { label: text.undo, run: () => form.reset({}) } }),
  })
  return (
    <form onSubmit={form.submit(values => write.mutateAsync({ body: values }))} noValidate>
      <Stack gap="md" maw={640}>
        <Heading title={text.newNote} />
        <LocalTextInput label={text.title} required {...form.field('title')} />
        <Textarea label={text.text} required withAsterisk {...form.field('text')} />
        <DateField label={text.day} {...form.field('due_on')} />
        <FileField uploads={uploads} />
        <Said refusal={form.refusal} />
        <Button type="submit" loading={form.sending} style={{ alignSelf: 'flex-start' }}>
          {text.newNote}
        </Button>
      </Stack>
    </form>
  )
}
