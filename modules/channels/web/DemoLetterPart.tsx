// One letter as a mail program shows it, in a closed frame, with its headers and an answer below.
import { Badge, Button, Collapse, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { useState } from 'react'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useLanguage, useWords } from '#kernel/web/words.tsx'
import { screenWords } from '../text/screen-words.ts'
import { channels } from './calls.ts'
import css from './demo.module.css'

export function DemoLetterPart({ id }: { id: string }) {
  const words = useWords(screenWords)
  const text = words.demo
  const format = useFormat()
  const [headers, setHeaders] = useState(false)
  const { data: letter, error } = channels.useQuery('readDemoLetter', { params: { id } })
  if (error) return <Said refusal={error} />
  if (!letter) return <Loading rows={8} />
  const facts: [string, string][] = [
    [words.letter.from, `${letter.from.name} <${letter.from.address}>`],
    [words.letter.to, letter.to_addresses.join(', ')],
    ...(letter.cc_addresses.length > 0
      ? [[words.letter.cc, letter.cc_addresses.join(', ')] as [string, string]]
      : []),
    [words.letter.replyTo, letter.reply_to],
  ]
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Title order={2}>{letter.subject}</Title>
        <Badge variant="light" tt="none" style={{ flex: 'none' }}>
          {words.purpose[letter.purpose]}
        </Badge>
      </Group>
      <dl className={css.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Group gap="sm">
        <Text size="sm" c="dimmed">
          {format.full(letter.at)}
        </Text>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={headers}
          onClick={() => setHeaders(shown => !shown)}
        >
          {text.headers}
        </Button>
      </Group>
      <Collapse expanded={headers}>
        <pre className={css.headers}>
          {letter.headers.map(({ name, value }) => `${name}: ${value}`).join('\n')}
        </pre>
      </Collapse>
      <LetterFrame html={letter.html} title={letter.subject} />
      {letter.attachments.length > 0 && (
        <Text size="sm">
          {text.attachments}:{' '}
          {letter.attachments.map(file => `${file.name} (${format.fileSize(file.size_bytes)})`).join(', ')}
        </Text>
      )}
      <Answer id={id} address={letter.to_addresses[0] ?? ''} />
    </Stack>
  )
}

/** Nothing in the frame runs; its height is read from outside, and links open beside the page. */
function LetterFrame({ html, title }: { html: string; title: string }) {
  const { language } = useLanguage()
  const [height, setHeight] = useState(240)
  const page = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><base target="_blank"><style>body{margin:16px;background:#fff;color:#1f2328;font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}</style></head><body>${html}</body></html>`
  return (
    <iframe
      className={css.frame}
      title={title}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcDoc={page}
      style={{ height }}
      onLoad={event => {
        const inside = event.currentTarget.contentDocument?.documentElement
        if (inside) setHeight(Math.min(Math.max(inside.scrollHeight, 120), 2000))
      }}
    />
  )
}

function Answer({ id, address }: { id: string; address: string }) {
  const text = useWords(screenWords).demo
  const [said, setSaid] = useState('')
  const answer = channels.useCommand('answerDemoLetter', {
    onDone: () => {
      setSaid('')
      void toast({ text: text.sent })
    },
  })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (said.trim()) answer.mutate({ params: { id }, body: { text: said } })
      }}
    >
      <Stack gap="sm">
        <Textarea
          label={text.answer}
          description={text.answerAs({ address })}
          autosize
          minRows={3}
          value={said}
          onChange={event => setSaid(event.currentTarget.value)}
        />
        <Said refusal={answer.error} />
        <Button
          type="submit"
          style={{ alignSelf: 'flex-start' }}
          disabled={!said.trim()}
          loading={answer.isPending}
        >
          {text.send}
        </Button>
      </Stack>
    </form>
  )
}
