// Adding a person.
import { Button, Group, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { z } from 'zod'
import { type Form, useForm } from '#kernel/web/form.ts'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { useGo } from '#kernel/web/ui/Link.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useLanguage, useWebWords, useWords } from '#kernel/web/words.tsx'
import { PersonFields } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { organisation } from './calls.ts'
import { PersonFieldset } from './PersonFields.tsx'
import type { NewPersonSearch } from './search.ts'

const NewPerson = PersonFields.extend({
  email: z.string().trim().max(254).optional(),
  phone: z.string().trim().max(40).optional(),
})

export function NewPersonPage({ search }: ScreenProps<'/people/new', typeof NewPersonSearch>) {
  const { person: text, words } = useWords(screenWords)
  const { cancel } = useWebWords()
  const { language } = useLanguage()
  const go = useGo()
  const form = useForm(
    NewPerson,
    { language, client_id: search.client ?? null, unit_id: search.unit ?? null },
    { id: 'person' },
  )
  const add = organisation.useCommand('addPerson', {
    onDone: person => {
      void toast({ text: text.added({ name: person.name }) })
      go(`/admin/people/${person.id}`, { replace: true })
    },
  })
  const send = ({ email, phone, ...fields }: z.output<typeof NewPerson>) =>
    add.mutateAsync({ body: { ...fields, emails: email ? [email] : [], phones: phone ? [phone] : [] } })
  return (
    <form onSubmit={form.submit(send)} noValidate>
      <Stack gap="md" maw={760}>
        <Heading title={text.addTitle} note={text.addNote} />
        <PersonFieldset form={form as unknown as Form<typeof PersonFields>}>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            <TextInput label={text.email} type="email" {...form.field('email')} />
            <TextInput label={text.phone} type="tel" {...form.field('phone')} />
          </SimpleGrid>
        </PersonFieldset>
        <Said refusal={form.refusal} />
        <Group>
          <Button type="submit" loading={form.sending}>
            {words.add}
          </Button>
          <Button variant="default" onClick={() => go('/admin/people')}>
            {cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
