// A letter as it will arrive: on a computer, on a phone, as text, in the light and in the dark, and a test letter to oneself.
import { Button, Group, SegmentedControl, Stack, Switch, Text, TextInput, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import type { Language } from '#kernel/contract/shapes.ts'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWords } from '#kernel/web/words.tsx'
import type { TemplateKind } from '../contract/template-kinds.ts'
import type { BrandFields } from '../contract/templates.ts'
import { templateWords } from '../text/template-words.ts'
import { channels } from './calls.ts'
import css from './template.module.css'

interface Props {
  kind: TemplateKind
  language: Language
  subject: string
  body: string
  /** Looks that are not saved yet. */
  brand?: BrandFields
}

const forms = ['wide', 'narrow', 'text'] as const
type Form = (typeof forms)[number]
const widths = { wide: 600, narrow: 360 } as const
const quiet_ms = 400

export function LetterPreview({ kind, language, subject, body, brand }: Props) {
  const text = useWords(templateWords).preview
  const [form, setForm] = useState<Form>('wide')
  const [dark, setDark] = useState(false)
  const [number, setNumber] = useState('')
  const request = /^R-\d{1,15}$/i.test(number.trim()) ? number.trim() : undefined
  const wanted = {
    kind,
    language,
    subject,
    body,
    ...(request ? { request } : {}),
    ...(brand ? { brand } : {}),
  }
  const [asked] = useDebouncedValue(JSON.stringify(wanted), quiet_ms)
  const { data, error } = channels.useQuery(
    'previewTemplate',
    { body: JSON.parse(asked) as typeof wanted },
    { keepPrevious: true },
  )
  const test = channels.useCommand('sendTestLetter', {
    refresh: [],
    onDone: ({ to }) => void toast({ text: text.sent({ to }) }),
  })
  return (
    <Stack gap="sm" component="section" aria-label={text.title}>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {text.title}
        </Title>
        <Group gap="md">
          {form !== 'text' && (
            <Switch
              label={text.dark}
              checked={dark}
              onChange={event => setDark(event.currentTarget.checked)}
            />
          )}
          <SegmentedControl
            size="xs"
            aria-label={text.title}
            value={form}
            onChange={value => setForm(value as Form)}
            data={forms.map(value => ({ value, label: text[value] }))}
          />
        </Group>
      </Group>
      <Said refusal={error} />
      {!data && !error && <Loading rows={6} />}
      {data && (
        <>
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
            {text.subject({ subject: data.subject })}
          </Text>
          <div className={css.letter} aria-busy={error !== null}>
            {form === 'text' ? (
              <pre className={css.text}>{data.text}</pre>
            ) : (
              <Frame key={form} html={data.html} width={widths[form]} dark={dark} title={text.title} />
            )}
          </div>
        </>
      )}
      <Group align="flex-end">
        <TextInput
          label={text.request}
          description={text.requestHint}
          placeholder="R-104233"
          value={number}
          onChange={event => setNumber(event.currentTarget.value)}
          w={240}
        />
        <Button
          variant="default"
          leftSection={<IconSend size={18} stroke={1.75} />}
          loading={test.isPending}
          onClick={() => test.mutate({ body: wanted })}
        >
          {text.test}
        </Button>
      </Group>
      <Said refusal={test.error} />
    </Stack>
  )
}

/** The letter asks its reader's program whether it is dark there; here the switch answers. */
const inScheme = (html: string, dark: boolean) =>
  html.replaceAll('@media (prefers-color-scheme:dark)', dark ? '@media all' : '@media not all')

/** Nothing in the frame runs; its height is read from outside. */
function Frame(told: { html: string; width: number; dark: boolean; title: string }) {
  const { html, width, dark, title } = told
  const [height, setHeight] = useState(420)
  return (
    <iframe
      className={css.frame}
      title={title}
      sandbox="allow-same-origin"
      srcDoc={inScheme(html, dark)}
      style={{ width, height, colorScheme: dark ? 'dark' : 'light' }}
      onLoad={event => {
        const inside = event.currentTarget.contentDocument?.body
        if (inside) setHeight(Math.min(Math.max(inside.scrollHeight, 120), 2000))
      }}
    />
  )
}
