// The fields of a person, for adding one and for changing one.
import { Select, SimpleGrid, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { languages } from '#kernel/contract/shapes.ts'
import type { Form } from '#kernel/web/form.ts'
import { LocalTextInput } from '#kernel/web/ui/LocalTextInput.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { TimeZoneField } from '#modules/identity/web/parts.tsx'
import type { PersonFields } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { ClientPicker, PersonPicker, RegionPicker, UnitPicker } from './parts.tsx'

/** `children` stand below the name: addresses, when the person is new. */
export function PersonFieldset({
  form,
  children,
}: {
  form: Form<typeof PersonFields>
  children?: ReactNode
}) {
  const { person: text } = useWords(screenWords)
  const said = { ru: text.russian, en: text.english }
  const client_id = form.values.client_id ?? null
  const client = form.field('client_id')
  return (
    <>
      <TextInput label={text.name} description={text.nameHint} withAsterisk {...form.field('name')} />
      {children}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <ClientPicker
          label={text.client}
          description={text.clientHint}
          {...client}
          onChange={id => {
            client.onChange(id)
            // A unit belongs to one client only.
            form.set('unit_id', null)
          }}
        />
        <UnitPicker label={text.unit} client_id={client_id} {...form.field('unit_id')} />
        <RegionPicker label={text.region} {...form.field('region_id')} />
        <PersonPicker label={text.manager} {...form.field('manager_id')} />
        <TextInput label={text.function} description={text.functionHint} {...form.field('function')} />
        <TextInput label={text.staffNo} {...form.field('staff_no')} />
        <Select
          label={text.language}
          allowDeselect={false}
          data={languages.map(value => ({ value, label: said[value] }))}
          {...form.field('language')}
        />
        <TimeZoneField label={text.timeZone} description={text.timeZoneHint} {...form.field('time_zone')} />
      </SimpleGrid>
      <LocalTextInput label={text.position} {...form.field('position')} />
    </>
  )
}
