// Signing in with a password, or in the demo as one of its people.
import { Anchor, Avatar, Button, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { useForm } from '#kernel/web/form.ts'
import { useSession } from '#kernel/web/me.tsx'
import type { Problem } from '#kernel/web/problem.ts'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { useGo } from '#kernel/web/ui/Link.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { screenWords } from '../text/screen-words.ts'
import { identity } from './calls.ts'
import { enterAs } from './entering.ts'
import css from './identity.module.css'
import { landing } from './landing.ts'
import type { SignInSearch } from './search.ts'

const Entry = z.object({ email: z.string().trim().min(1), password: z.string().min(1) })

export function SignInPage({ search }: ScreenProps<'/sign-in', typeof SignInSearch>) {
  const { signIn: text } = useWords(screenWords)
  const { me, refresh } = useSession()
  const go = useGo()
  const form = useForm(Entry)
  useEffect(() => {
    if (me) go(landing(me, search.next), { replace: true })
  }, [me, go, search.next])
  const send = async (body: z.output<typeof Entry>) => {
    await identity.call('signIn', { body })
    await refresh()
  }
  return (
    <div className={css.entry}>
      <form onSubmit={form.submit(send)} noValidate className={css.entryForm}>
        <Stack gap="md">
          <Heading title={text.title} />
          <TextInput
            label={text.email}
            type="email"
            autoComplete="username"
            inputMode="email"
            autoFocus
            {...form.field('email')}
          />
          <PasswordInput label={text.password} autoComplete="current-password" {...form.field('password')} />
          <Said refusal={form.refusal} />
          <Button type="submit" loading={form.sending}>
            {text.submit}
          </Button>
          <Text c="dimmed" size="sm">
            {text.forgotten}
          </Text>
        </Stack>
      </form>
      <Personas next={search.next} />
    </div>
  )
}

function Personas({ next }: { next: string | undefined }) {
  const words = useWords(screenWords)
  const { signIn: text } = words
  const { data } = identity.useQuery('listDemoPersonas', {}, { fresh_ms: 300_000 })
  const [problem, setProblem] = useState<Problem | null>(null)
  if (!data || data.items.length === 0) return null
  return (
    <section aria-labelledby="personas">
      <Title order={2} id="personas">
        {text.demoTitle}
      </Title>
      <Text c="dimmed" mb="md">
        {text.demoNote}
      </Text>
      <Said refusal={problem} />
      <ul className={css.personas}>
        {data.items.map(persona => {
          const said = personaWords(words, persona.role)
          return (
            <li key={persona.role}>
              <Anchor
                className={css.persona}
                underline="never"
                href={`/enter/${persona.role}`}
                aria-label={text.enterAs({ name: persona.name, role: said.title })}
                onClick={event => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return
                  event.preventDefault()
                  setProblem(null)
                  enterAs(persona.role, next).catch(setProblem)
                }}
              >
                <Group gap="sm" wrap="nowrap" align="flex-start">
                  <Avatar size={40} radius="xl" name={persona.name} color="accent" aria-hidden="true" />
                  <span>
                    <Text component="span" display="block" fw={600} c="var(--mantine-color-text)">
                      {said.title}
                    </Text>
                    <Text component="span" display="block" size="sm" c="var(--mantine-color-text)">
                      {persona.name}
                    </Text>
                    <Text component="span" display="block" size="sm" c="dimmed">
                      {said.hint}
                    </Text>
                  </span>
                </Group>
              </Anchor>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

type Spoken = ReturnType<typeof useWords<typeof screenWords.en>>

const isKnown = (words: Spoken, role: string): role is keyof Spoken['personas'] => role in words.personas

const personaWords = (words: Spoken, role: string): { title: string; hint: string } =>
  isKnown(words, role) ? words.personas[role] : { title: role, hint: '' }
