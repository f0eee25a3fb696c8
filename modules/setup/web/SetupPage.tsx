// The first-run wizard: one page, a few answers, and the administrator is signed in.

import { Button, Card, Checkbox, Group, PasswordInput, Select, Stack, TextInput, Title } from '@mantine/core'
import { z } from 'zod'
import { LocalText, PlainText, TimeZone } from '#kernel/contract/shapes.ts'
import { api } from '#kernel/web/api.ts'
import { useForm } from '#kernel/web/form.ts'
import { useSession } from '#kernel/web/me.tsx'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { useGo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useLanguage, useWords } from '#kernel/web/words.tsx'
import { Email, contract as identityContract, Password } from '#modules/identity/contract.ts'
import { TimeZoneField } from '#modules/identity/web/parts.tsx'
import { contract } from '../contract.ts'
import { setupWords } from '../text/words.ts'

const setup = api(contract, 'setup')
const identity = api(identityContract, 'identity')

/** The same fields as the contract's, flat, as a form has them. */
const Answers = z.object({
  center_name: LocalText,
  time_zone: TimeZone,
  opens_at: z.string(),
  closes_at: z.string(),
  russian_holidays: z.boolean(),
  name: PlainText(300).min(1),
  email: Email,
  password: Password,
})

export function SetupPage() {
  const text = useWords(setupWords).wizard
  const go = useGo()
  const { data, error } = setup.useQuery('readFirstRun', {})
  if (error) return <Said refusal={error} />
  if (!data) return <Loading rows={8} />
  if (!data.needed)
    return (
      <>
        <Heading title={text.title} />
        <Empty text={text.done} action={{ label: text.toSignIn, run: () => go('/sign-in') }} />
      </>
    )
  return <Wizard />
}

function Wizard() {
  const text = useWords(setupWords).wizard
  const { language, setLanguage } = useLanguage()
  const { refresh } = useSession()
  const go = useGo()
  const form = useForm(Answers, {
    center_name: {},
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    opens_at: '09:00',
    closes_at: '18:00',
    russian_holidays: true,
  })
  const send = async ({ name, email, password, ...center }: z.output<typeof Answers>) => {
    await setup.call('setUpCenter', {
      body: { ...center, language, administrator: { name, email, password } },
    })
    await identity.call('signIn', { body: { email, password } })
    await refresh()
    go('/desk', { replace: true })
  }
  return (
    <form onSubmit={form.submit(send)} noValidate>
      <Stack gap="md" maw={640} mx="auto">
        <Heading title={text.title} note={text.note} />
        <Card withBorder padding="lg">
          <Stack gap="sm">
            <Title order={2} size="h4">
              {text.center}
            </Title>
            <TextInput
              label={text.nameRu}
              error={form.errorAt('center_name')}
              value={form.values.center_name?.ru ?? ''}
              onChange={event =>
                form.set('center_name', { ...form.values.center_name, ru: event.currentTarget.value })
              }
            />
            <TextInput
              label={text.nameEn}
              value={form.values.center_name?.en ?? ''}
              onChange={event =>
                form.set('center_name', { ...form.values.center_name, en: event.currentTarget.value })
              }
            />
            <Select
              label={text.language}
              data={[
                { value: 'ru', label: 'Русский' },
                { value: 'en', label: 'English' },
              ]}
              value={language}
              onChange={value => value && setLanguage(value as 'ru' | 'en')}
              allowDeselect={false}
            />
            <TimeZoneField label={text.timeZone} {...form.field('time_zone')} />
          </Stack>
        </Card>
        <Card withBorder padding="lg">
          <Stack gap="sm">
            <Title order={2} size="h4">
              {text.hours}
            </Title>
            <Group gap="sm">
              <TextInput type="time" label={text.opens} {...form.field('opens_at')} />
              <TextInput type="time" label={text.closes} {...form.field('closes_at')} />
            </Group>
            <Checkbox label={text.russian} {...form.check('russian_holidays')} />
          </Stack>
        </Card>
        <Card withBorder padding="lg">
          <Stack gap="sm">
            <Title order={2} size="h4">
              {text.administrator}
            </Title>
            <TextInput label={text.name} autoComplete="name" withAsterisk {...form.field('name')} />
            <TextInput
              label={text.email}
              type="email"
              autoComplete="username"
              withAsterisk
              {...form.field('email')}
            />
            <PasswordInput
              label={text.password}
              autoComplete="new-password"
              withAsterisk
              {...form.field('password')}
            />
          </Stack>
        </Card>
        <Said refusal={form.refusal} />
        <Button type="submit" loading={form.sending} style={{ alignSelf: 'flex-start' }}>
          {text.submit}
        </Button>
      </Stack>
    </form>
  )
}
