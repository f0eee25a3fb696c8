// Making an agreement: which side promises what side, its name and its code.
import { Button, Group, Radio, Select, Stack } from '@mantine/core'
import type { z } from 'zod'
import { type Form, useForm } from '#kernel/web/form.ts'
import { useGo } from '#kernel/web/ui/Link.tsx'
import { LocalTextInput } from '#kernel/web/ui/LocalTextInput.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { Dialog } from '#modules/identity/web/parts.tsx'
import { ClientPicker, DepartmentPicker } from '#modules/organisation/web/parts.tsx'
import { agreementKinds } from '../contract/shapes.ts'
import { AgreementFields } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import { CodeField } from './CodeField.tsx'
import { agreements } from './calls.ts'

type Fields = z.input<typeof AgreementFields>

/** The sides with which each kind begins. */
const beginnings = {
  sla: { promiser: 'center', promisee: 'client' },
  ola: { promiser: 'client', promisee: 'center' },
} as const

export function NewAgreement({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { make: text } = useWords(agreementScreenWords)
  return (
    <Dialog title={text.title} opened={opened} onClose={onClose} wide sticky>
      <NewForm />
    </Dialog>
  )
}

function NewForm() {
  const { make: text } = useWords(agreementScreenWords)
  const go = useGo()
  const command = agreements.useCommand('makeAgreement')
  const form = useForm(AgreementFields, { kind: 'sla', ...beginnings.sla }, { id: 'agreement' })
  const send = async (body: z.output<typeof AgreementFields>) => {
    const made = await command.mutateAsync({ body: body.promiser === 'supplier' ? body : without(body) })
    go(`/admin/agreements/${made.id}`)
  }
  return (
    <form onSubmit={form.submit(send)} noValidate>
      <Stack gap="md">
        <Radio.Group
          label={text.kind}
          value={form.values.kind}
          onChange={given => {
            const kind = given as Fields['kind']
            form.reset({ ...form.values, kind, ...beginnings[kind], promiser_id: null, promisee_id: null })
          }}
        >
          <Stack gap="sm" mt="xs">
            {agreementKinds.map(kind => (
              <Radio key={kind} value={kind} label={text.kinds[kind]} description={text.kindHints[kind]} />
            ))}
          </Stack>
        </Radio.Group>
        {form.values.kind === 'sla' ? <Promisee form={form} /> : <OlaSides form={form} />}
        <LocalTextInput label={text.name} required {...form.field('title')} />
        <CodeField field={form.field('code')} />
        <Said refusal={form.refusal} />
        <Group justify="flex-end">
          <Button type="submit" loading={form.sending}>
            {text.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const without = ({ supplier: _, ...body }: z.output<typeof AgreementFields>) => body

interface Sided {
  form: Form<typeof AgreementFields>
}

function Promisee({ form }: Sided) {
  const { make: text } = useWords(agreementScreenWords)
  return (
    <ClientPicker
      label={text.client}
      description={text.clientHint}
      placeholder={text.allClients}
      {...form.field('promisee_id')}
    />
  )
}

function OlaSides({ form }: Sided) {
  const { make: text, sides } = useWords(agreementScreenWords)
  const { promiser, promisee } = form.values
  return (
    <>
      <Select
        label={text.promiser}
        allowDeselect={false}
        data={(['client', 'department', 'supplier'] as const).map(value => ({ value, label: sides[value] }))}
        value={promiser}
        onChange={side => {
          form.set('promiser', side as Fields['promiser'])
          form.set('promiser_id', null)
        }}
      />
      {promiser === 'client' && (
        <ClientPicker
          label={text.promisingClient}
          placeholder={text.allClients}
          {...form.field('promiser_id')}
        />
      )}
      {promiser === 'department' && (
        <DepartmentPicker label={text.department} withAsterisk {...form.field('promiser_id')} />
      )}
      {promiser === 'supplier' && (
        <LocalTextInput label={text.supplier} required {...form.field('supplier')} />
      )}
      <Select
        label={text.promisee}
        allowDeselect={false}
        data={(['center', 'department'] as const).map(value => ({ value, label: sides[value] }))}
        value={promisee}
        onChange={side => {
          form.set('promisee', side as Fields['promisee'])
          form.set('promisee_id', null)
        }}
      />
      {promisee === 'department' && (
        <DepartmentPicker label={text.promisedDepartment} withAsterisk {...form.field('promisee_id')} />
      )}
    </>
  )
}
