// The mail server from which a mailbox is fetched: a service to choose, the server, the folders, what becomes of letters there.
import {
  Checkbox,
  Fieldset,
  Group,
  NumberInput,
  Select,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core'
import { useState } from 'react'
import type { Form } from '#kernel/web/form.ts'
import { useWords } from '#kernel/web/words.tsx'
import { afterIntake, type Mailbox } from '../contract.ts'
import { mailboxWords } from '../text/mailbox-words.ts'
import { screenWords } from '../text/screen-words.ts'
import { KeptCertificate } from './CertificateParts.tsx'
import type { MailboxForm } from './mailbox-form.ts'
import { type Preset, presetNames, presetOf, presets } from './presets.ts'
import { SignInFields } from './SignInFields.tsx'

type Props = { form: Form<typeof MailboxForm>; mailbox: Mailbox | null }

export function ServerFields({ form, mailbox }: Props) {
  const words = useWords(screenWords)
  const text = useWords(mailboxWords)
  return (
    <Fieldset legend={text.receiving} p="md">
      <Stack gap="sm">
        <PresetField form={form} />
        <HostFields form={form} host="host" port="port" />
        <Checkbox label={words.mailbox.secure} {...form.check('secure')} />
        <KeptCertificate form={form} name="certificate" />
        <TextInput label={words.mailbox.user} withAsterisk autoComplete="off" {...form.field('user')} />
        <SignInFields form={form} mailbox={mailbox} />
        <TagsInput
          label={text.folders}
          description={text.foldersHint}
          withAsterisk
          splitChars={[]}
          {...form.field('folders')}
        />
        <Select
          label={text.after}
          data={afterIntake.map(value => ({ value, label: text.afters[value] }))}
          description={form.values.after === 'delete' ? text.deleteHint : undefined}
          allowDeselect={false}
          {...form.field('after')}
        />
        {form.values.after === 'move' && (
          <TextInput label={text.moveTo} withAsterisk {...form.field('move_to')} />
        )}
        <TextInput label={text.authserv} description={text.authservHint} {...form.field('authserv_id')} />
      </Stack>
    </Fieldset>
  )
}

/** Choosing a service fills in what is known of it; everything can be changed afterwards. */
function PresetField({ form }: { form: Form<typeof MailboxForm> }) {
  const text = useWords(mailboxWords)
  const [chosen, setChosen] = useState<Preset | null>(presetOf(form.values.host))
  const choose = (preset: Preset) => {
    // What the service chosen before had filled in goes with it.
    const before: Partial<MailboxForm> = chosen ? presets[chosen] : {}
    for (const name of ['host', 'out_host', 'authserv_id'] as const)
      if (before[name] && form.values[name] === before[name]) form.set(name, null)
    if (before.own_outgoing) form.set('own_outgoing', false)
    setChosen(preset)
    for (const [name, value] of Object.entries(presets[preset])) form.set(name as 'host', value as string)
    if (!form.values.user) form.set('user', form.values.address)
  }
  return (
    <>
      <Select
        label={text.preset.label}
        placeholder={text.preset.choose}
        data={presetNames.map(value => ({ value, label: text.preset[value] }))}
        value={chosen}
        onChange={value => value && choose(value as Preset)}
      />
      {chosen && (
        <Text size="sm" c="dimmed">
          {text.hint[chosen]}
        </Text>
      )}
    </>
  )
}

/** Name and port of a server, side by side. */
export function HostFields(told: {
  form: Form<typeof MailboxForm>
  host: 'host' | 'out_host'
  port: 'port' | 'out_port'
}) {
  const { form } = told
  const text = useWords(screenWords).mailbox
  return (
    <Group align="flex-start" grow preventGrowOverflow={false}>
      <TextInput flex="3 1 220px" label={text.host} withAsterisk {...form.field(told.host)} />
      <NumberInput
        flex="1 1 96px"
        label={text.port}
        withAsterisk
        hideControls
        allowDecimal={false}
        allowNegative={false}
        {...form.field(told.port)}
      />
    </Group>
  )
}
