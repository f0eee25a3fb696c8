// Writing to the window as anybody, to try the whole loop without a mail server.
import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '#kernel/web/form.ts'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { WrittenLetter } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { channels } from './calls.ts'

const Written = WrittenLetter.omit({ to: true })

export function WriteDialog(told: { opened: boolean; from: string | undefined; onClose: () => void }) {
  const text = useWords(screenWords).demo
  return (
    <Modal
      opened={told.opened}
      onClose={told.onClose}
      title={text.write}
      size="lg"
      closeButtonProps={{ 'aria-label': text.close }}
    >
      <WriteForm from={told.from} onDone={told.onClose} />
    </Modal>
  )
}

function WriteForm({ from, onDone }: { from: string | undefined; onDone: () => void }) {
  const text = useWords(screenWords).demo
  const write = channels.useCommand('writeDemoLetter')
  const form = useForm(Written, { from: from ?? 'requester@demo.okno', name: '' }, { id: 'write' })
  return (
    <form
      onSubmit={form.submit(async body => {
        await write.mutateAsync({ body })
        void toast({ text: text.sent })
        onDone()
      })}
      noValidate
    >
      <Stack gap="md">
        <Group grow align="flex-start">
          <TextInput label={text.asWho} type="email" withAsterisk {...form.field('from')} />
          <TextInput label={text.asName} {...form.field('name')} />
        </Group>
        <TextInput label={text.subject} data-autofocus {...form.field('subject')} />
        <Textarea label={text.text} withAsterisk autosize minRows={5} {...form.field('text')} />
        <Said refusal={form.refusal} />
        <Button type="submit" style={{ alignSelf: 'flex-end' }} loading={form.sending}>
          {text.send}
        </Button>
      </Stack>
    </form>
  )
}
