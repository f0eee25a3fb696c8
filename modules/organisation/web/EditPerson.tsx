// Changing who a person is and where it belongs.
import { Button, Group, Stack } from '@mantine/core'
import type { z } from 'zod'
import { useForm } from '#kernel/web/form.ts'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWebWords, useWords } from '#kernel/web/words.tsx'
import { Dialog } from '#modules/identity/web/parts.tsx'
import { PersonFields } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { organisation } from './calls.ts'
import type { KnownPerson } from './Part.tsx'
import { PersonFieldset } from './PersonFields.tsx'

type Fields = z.output<typeof PersonFields>

export function EditPerson(told: { person: KnownPerson; opened: boolean; onClose: () => void }) {
  const { person: text } = useWords(screenWords)
  const { person, opened, onClose } = told
  return (
    <Dialog title={text.editTitle({ name: person.name })} opened={opened} onClose={onClose} wide sticky>
      <EditForm person={person} onClose={onClose} />
    </Dialog>
  )
}

function EditForm({ person, onClose }: { person: KnownPerson; onClose: () => void }) {
  const { words } = useWords(screenWords)
  const { cancel } = useWebWords()
  const before = fieldsOf(person)
  const form = useForm(PersonFields, before, { id: 'person' })
  const edit = organisation.useCommand('editPerson')
  const change = (body: Fields) => edit.mutateAsync({ params: { id: person.id }, body })
  const send = async (body: Fields) => {
    await change(body)
    onClose()
    void toast({
      text: words.saved,
      undo: { label: words.undo, run: () => void change(before).catch(() => undefined) },
    })
  }
  return (
    <form onSubmit={form.submit(send)} noValidate>
      <Stack gap="md">
        <PersonFieldset form={form} />
        <Said refusal={form.refusal} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {cancel}
          </Button>
          <Button type="submit" loading={form.sending}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const fieldsOf = (person: KnownPerson): Fields => ({
  name: person.name,
  language: person.language,
  time_zone: person.time_zone,
  client_id: person.client_id,
  unit_id: person.unit_id,
  region_id: person.region_id,
  manager_id: person.manager_id,
  function: person.function,
  position: person.position,
  staff_no: person.staff_no,
})
