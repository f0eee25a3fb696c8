// Making a key, and showing it the only time it can be shown.
import { Button, CopyButton, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { z } from 'zod'
import { PlainText } from '#kernel/contract/shapes.ts'
import { useForm } from '#kernel/web/form.ts'
import { useMe } from '#kernel/web/me.tsx'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { screenWords } from '../text/screen-words.ts'
import { identity } from './calls.ts'
import css from './identity.module.css'
import { RightsTable } from './rights.tsx'

const Wanted = z.object({
  name: PlainText(100).trim().min(1),
  narrowed: z.enum(['all', 'some']).default('all'),
  permissions: z.array(z.string()).default([]),
  last_day: z.iso.date().nullish(),
})

interface Made {
  readonly name: string
  readonly key: string
}

export function MakeKey(told: { shown: Made | null; onMade: (made: Made) => void; onDone: () => void }) {
  const { keys: text } = useWords(screenWords)
  const me = useMe()
  const form = useForm(Wanted, { narrowed: 'all', permissions: [] }, { id: 'key' })
  const make = identity.useCommand('makeKey', { onDone: made => told.onMade(made) })
  if (told.shown) return <ShownOnce made={told.shown} onDone={told.onDone} />
  const send = ({ name, narrowed, permissions, last_day }: z.output<typeof Wanted>) =>
    make.mutateAsync({
      body: {
        name,
        permissions: narrowed === 'some' ? permissions : null,
        // The day counts to its end where the person is.
        expires_at: last_day ? new Date(`${last_day}T23:59:59`).toISOString() : null,
      },
    })
  return (
    <form onSubmit={form.submit(send)} noValidate>
      <Stack gap="md">
        <TextInput
          label={text.name}
          description={text.nameHint}
          withAsterisk
          data-autofocus
          {...form.field('name')}
        />
        {me.permissions.length === 0 ? (
          <Text c="dimmed" size="sm">
            {text.noRights}
          </Text>
        ) : (
          <Radio.Group
            label={text.rights}
            value={form.values.narrowed ?? 'all'}
            onChange={chosen => form.set('narrowed', chosen === 'some' ? 'some' : 'all')}
          >
            <Group gap="md" mt="xs">
              <Radio value="all" label={text.all} />
              <Radio value="some" label={text.some} />
            </Group>
          </Radio.Group>
        )}
        {form.values.narrowed === 'some' && (
          <RightsTable
            label={text.rights}
            codes={me.permissions}
            chosen={form.values.permissions ?? []}
            onChange={chosen => form.set('permissions', chosen)}
          />
        )}
        <div>
          <DateField
            label={text.ends}
            from={new Date().toISOString().slice(0, 10)}
            {...form.field('last_day')}
          />
          <Text c="dimmed" size="xs" mt="xs">
            {text.endsHint}
          </Text>
        </div>
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

function ShownOnce({ made, onDone }: { made: Made; onDone: () => void }) {
  const { keys: text } = useWords(screenWords)
  return (
    <Stack gap="md">
      <Text>{text.madeText}</Text>
      <div>
        <Text fw={500} size="sm" mb="xs">
          {text.value}
        </Text>
        <code className={css.secret}>{made.key}</code>
      </div>
      <Group justify="flex-end">
        <CopyButton value={made.key} timeout={4_000}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={18} /> : <IconCopy size={18} stroke={1.75} />}
              onClick={copy}
              data-autofocus
            >
              <span aria-live="polite">{copied ? text.copied : text.copy}</span>
            </Button>
          )}
        </CopyButton>
        <Button onClick={onDone}>{text.done}</Button>
      </Group>
    </Stack>
  )
}
