// One template: subject and text with the variables to put in, the letter beside it, and the versions below.
import { Badge, Button, Card, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { IconArrowLeft, IconHistory } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { MissingScreen } from '#kernel/web/ui/ErrorScreen.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { useLinkTo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { type TemplateKind, templateKinds, templateRules, type Variable } from '../contract/template-kinds.ts'
import type { TemplateVersion } from '../contract/templates.ts'
import { templateWords } from '../text/template-words.ts'
import { channels } from './calls.ts'
import { LetterPreview } from './LetterPreview.tsx'
import css from './template.module.css'

export function TemplatePage({ params }: ScreenProps<'/letter-templates/:kind/:language'>) {
  const kind = templateKinds.find(one => one === params.kind)
  const { language } = params
  if (!kind || (language !== 'ru' && language !== 'en')) return <MissingScreen />
  return <Known key={`${kind}/${language}`} kind={kind} language={language} />
}

type Of = { kind: TemplateKind; language: 'ru' | 'en' }

function Known({ kind, language }: Of) {
  const text = useWords(templateWords)
  const linkTo = useLinkTo()
  const { data, error } = channels.useQuery('readTemplate', { params: { kind, language } })
  return (
    <>
      <Heading
        title={text.edit.title({ kind: text.kind[kind], language: text.inLanguage[language] })}
        note={text.when[kind]}
      >
        <Button
          component="a"
          {...linkTo('/admin/letter-templates')}
          variant="subtle"
          leftSection={<IconArrowLeft size={18} stroke={1.75} />}
        >
          {text.back}
        </Button>
      </Heading>
      <Said refusal={error} />
      {!data && !error && <Loading rows={8} />}
      {data && <Editor of={{ kind, language }} current={data.current} versions={data.versions} />}
    </>
  )
}

interface EditorProps {
  of: Of
  current: TemplateVersion
  versions: readonly TemplateVersion[]
}

function Editor({ of, current, versions }: EditorProps) {
  const text = useWords(templateWords).edit
  const rule = templateRules[of.kind]
  /** Null as long as nobody has typed: what holds is shown. */
  const [draft, setDraft] = useState<{ subject: string; body: string; version: number } | null>(null)
  const { subject, body } = draft ?? current
  const field = useRef<HTMLTextAreaElement>(null)
  const edit = (change: { subject?: string; body?: string }) =>
    setDraft({ subject, body, version: draft?.version ?? current.version, ...change })
  const save = channels.useCommand('saveTemplate', {
    onDone: () => {
      setDraft(null)
      void toast({ text: text.saved })
    },
  })
  const reset = channels.useCommand('resetTemplate', {
    onDone: () => {
      setDraft(null)
      void toast({ text: text.resetDone, undo: { label: text.undo, run: () => edit(current) } })
    },
  })
  const putIn = (name: Variable) => {
    const place = field.current
    const [from, to] = [place?.selectionStart ?? body.length, place?.selectionEnd ?? body.length]
    edit({ body: `${body.slice(0, from)}{${name}}${body.slice(to)}` })
    place?.focus()
  }
  const changed = draft !== null && (subject !== current.subject || body !== current.body)
  return (
    <>
      <div className={css.beside}>
        <form
          noValidate
          onSubmit={event => {
            event.preventDefault()
            save.mutate({ params: of, body: { subject, body, version: draft?.version ?? current.version } })
          }}
        >
          <Stack gap="md">
            {rule.subject && (
              <TextInput
                label={text.subject}
                lang={of.language}
                value={subject}
                maxLength={300}
                onChange={event => edit({ subject: event.currentTarget.value })}
              />
            )}
            <Textarea
              ref={field}
              className={css.body ?? ''}
              label={text.body}
              description={text.bodyHint}
              lang={of.language}
              autosize
              minRows={12}
              maxRows={30}
              maxLength={20_000}
              value={body}
              onChange={event => edit({ body: event.currentTarget.value })}
            />
            <Variables kind={of.kind} onPick={putIn} />
            <Said refusal={save.error ?? reset.error} />
            <Group>
              <Button type="submit" disabled={!changed} loading={save.isPending}>
                {text.save}
              </Button>
              {changed && (
                <Button variant="default" onClick={() => setDraft(null)}>
                  {text.discard}
                </Button>
              )}
              {!current.built_in && (
                <Button
                  variant="subtle"
                  loading={reset.isPending}
                  onClick={() => reset.mutate({ params: of })}
                >
                  {text.reset}
                </Button>
              )}
              {changed && (
                <Badge variant="light" color="yellow" tt="none">
                  {text.unsaved}
                </Badge>
              )}
            </Group>
          </Stack>
        </form>
        <LetterPreview {...of} subject={subject} body={body} />
      </div>
      <History
        versions={versions}
        onTake={version => edit({ subject: version.subject, body: version.body })}
      />
    </>
  )
}

function Variables({ kind, onPick }: { kind: TemplateKind; onPick: (name: Variable) => void }) {
  const words = useWords(templateWords)
  const { body, required } = templateRules[kind]
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <Text component="legend" size="sm" fw={500} mb={4}>
        {words.edit.variables}
      </Text>
      <Group gap={6}>
        {body.map(name => (
          <Button key={name} size="compact-sm" variant="default" onClick={() => onPick(name)}>
            {`{${name}}`}
            <Text span size="xs" c="dimmed" ml={6}>
              {words.means[name]}
              {required.includes(name) ? `, ${words.edit.required}` : ''}
            </Text>
          </Button>
        ))}
      </Group>
    </fieldset>
  )
}

interface HistoryProps {
  versions: readonly TemplateVersion[]
  onTake: (version: TemplateVersion) => void
}

function History({ versions, onTake }: HistoryProps) {
  const text = useWords(templateWords).history
  const words = useWords(templateWords)
  const format = useFormat()
  return (
    <Stack gap="sm" mt="xl" maw={860} component="section">
      <Title order={2} size="h4">
        {text.title}
      </Title>
      {versions.length === 0 && <Text c="dimmed">{text.none}</Text>}
      {versions.map(version => (
        <Card key={version.version} withBorder padding="sm">
          <Group justify="space-between">
            <div>
              <Text fw={500}>
                {text.version({ version: version.version })}
                {version.built_in && `: ${text.builtIn}`}
              </Text>
              <Text size="sm" c="dimmed">
                {words.changedBy({
                  name: version.saved_by?.name ?? '',
                  when: version.at ? format.full(version.at) : '',
                })}
              </Text>
            </div>
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconHistory size={16} stroke={1.75} />}
              aria-label={`${text.take}: ${text.version({ version: version.version })}`}
              onClick={() => {
                onTake(version)
                void toast({ text: text.taken({ version: version.version }) })
                window.scrollTo({ top: 0, behavior: 'smooth' })
              }}
            >
              {text.take}
            </Button>
          </Group>
        </Card>
      ))}
    </Stack>
  )
}
