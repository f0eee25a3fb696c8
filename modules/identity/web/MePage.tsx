// One's own account: name, language, time zone, password.
import {
  Button,
  Divider,
  Group,
  PasswordInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { IconDevices, IconKey } from '@tabler/icons-react'
import { z } from 'zod'
import { Language, PlainText, TimeZone } from '#kernel/contract/shapes.ts'
import { speak } from '#kernel/contract/words.ts'
import { useForm } from '#kernel/web/form.ts'
import { useMe } from '#kernel/web/me.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { useLinkTo } from '#kernel/web/ui/Link.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useLanguage, useNow, useWords } from '#kernel/web/words.tsx'
import { Password } from '../contract.ts'
import { menuWords } from '../text/menu.ts'
import { screenWords } from '../text/screen-words.ts'
import { identity } from './calls.ts'
import { TimeZoneField } from './parts.tsx'

const Profile = z.object({ name: PlainText(300).trim().min(1), language: Language, time_zone: TimeZone })
type Profile = z.output<typeof Profile>
const Passwords = z.object({ current: z.string().min(1).max(200), next: Password })

export function MePage() {
  const { me: text } = useWords(screenWords)
  const menu = useWords(menuWords)
  const linkTo = useLinkTo()
  return (
    <Stack gap="xl" maw={560}>
      <Heading title={text.title} note={text.note} />
      <ProfileForm />
      <Divider />
      <PasswordForm />
      <Divider />
      <section aria-labelledby="access">
        <Title order={2} id="access" mb="sm">
          {text.more}
        </Title>
        <Group gap="sm">
          <Button
            component="a"
            variant="default"
            leftSection={<IconDevices size={18} stroke={1.75} />}
            {...linkTo('/me/sessions')}
          >
            {menu.sessions}
          </Button>
          <Button
            component="a"
            variant="default"
            leftSection={<IconKey size={18} stroke={1.75} />}
            {...linkTo('/me/keys')}
          >
            {menu.keys}
          </Button>
        </Group>
      </section>
    </Stack>
  )
}

function ProfileForm() {
  const { me: text } = useWords(screenWords)
  const me = useMe()
  const { language, setLanguage } = useLanguage()
  const format = useFormat()
  const now = useNow()
  const before: Profile = { name: me.name, language, time_zone: me.time_zone }
  const form = useForm(Profile, before, { id: 'profile' })
  const save = identity.useCommand('editMe')
  const keep = async (values: Profile, said: Profile) => {
    await save.mutateAsync({ body: values })
    setLanguage(values.language)
    form.reset(values)
    const takeBack = () => void keep(said, values).catch(() => undefined)
    // The language may be the one thing that has changed.
    const { me: now } = speak(screenWords, values.language)
    void toast({ text: now.saved, undo: { label: now.undo, run: takeBack } })
  }
  const { onChange, value } = form.field('language')
  return (
    <form onSubmit={form.submit(values => keep(values, before))} noValidate aria-labelledby="profile">
      <Stack gap="md">
        <Title order={2} id="profile">
          {text.profile}
        </Title>
        <TextInput label={text.name} autoComplete="name" withAsterisk {...form.field('name')} />
        <TextInput
          label={text.email}
          description={text.emailNote}
          readOnly
          value={me.email ?? text.noEmail}
        />
        <div>
          <Text fw={500} size="sm" id="profile-language">
            {text.language}
          </Text>
          <Text c="dimmed" size="xs" mb="xs">
            {text.languageNote}
          </Text>
          <SegmentedControl
            aria-labelledby="profile-language"
            value={value}
            onChange={chosen => onChange(chosen)}
            data={[
              { value: 'ru', label: text.russian },
              { value: 'en', label: text.english },
            ]}
          />
        </div>
        <TimeZoneField
          label={text.timeZone}
          description={text.timeZoneNote({ time: format.time(now) })}
          {...form.field('time_zone')}
        />
        <Said refusal={form.refusal} />
        <Group>
          <Button type="submit" loading={form.sending} disabled={!form.dirty}>
            {text.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function PasswordForm() {
  const { me: text } = useWords(screenWords)
  const me = useMe()
  const form = useForm(Passwords, {}, { id: 'password' })
  const change = identity.useCommand('changePassword', {
    onDone: () => {
      form.reset({})
      void toast({ text: text.changed })
    },
  })
  return (
    <form onSubmit={form.submit(body => change.mutateAsync({ body }))} noValidate aria-labelledby="password">
      <Stack gap="md">
        <Title order={2} id="password">
          {text.password}
        </Title>
        {/* Password keepers look for the name that the password belongs to. */}
        <input type="text" hidden readOnly autoComplete="username" value={me.email ?? ''} />
        <PasswordInput
          label={text.current}
          autoComplete="current-password"
          withAsterisk
          {...form.field('current')}
        />
        <PasswordInput
          label={text.next}
          description={text.passwordNote}
          autoComplete="new-password"
          withAsterisk
          {...form.field('next')}
        />
        <Said refusal={form.refusal} />
        <Group>
          <Button type="submit" variant="default" loading={form.sending}>
            {text.change}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
