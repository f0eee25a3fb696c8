// Signatures with links for rating: what they look like, copied with one press, and how each mail program takes them.
import {
  Accordion,
  Button,
  Card,
  Group,
  List,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Title,
} from '@mantine/core'
import { IconSignature } from '@tabler/icons-react'
import type { z } from 'zod'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useLanguage, usePick, useWords } from '#kernel/web/words.tsx'
import type { Signature } from '../../contract.ts'
import { deskWords } from '../../text/desk-words.ts'
import { feedback } from '../calls.ts'
import type { SignatureSearch } from '../search.ts'
import { copyRich, copyText } from './copying.ts'
import { Withdraw } from './Withdraw.tsx'

type One = z.output<typeof Signature>
type Props = ScreenProps<'/my-ratings/signature', typeof SignatureSearch>

const paper = {
  background: 'white',
  colorScheme: 'light',
  padding: 'var(--mantine-spacing-md)',
  border: '1px solid var(--okno-line)',
  borderRadius: 'var(--mantine-radius-md)',
  overflowX: 'auto',
} as const

const programs = ['outlook', 'outlook_new', 'thunderbird', 'apple', 'gmail', 'yandex'] as const

export function SignaturePage({ search, setSearch }: Props) {
  const text = useWords(deskWords).signature
  const pick = usePick()
  const holders = feedback.useQuery('listHolders', {})
  const signatures = feedback.useQuery('listSignatures', {})
  const issue = feedback.useCommand('issueSignature')
  const all = holders.data?.items ?? []
  const holder = all.find(one => one.id === search.holder) ?? all[0]
  const of = (signatures.data?.items ?? []).filter(one => one.holder.id === holder?.id)
  const current = of.find(one => one.withdrawn_at === null)
  const earlier = of.filter(one => one.withdrawn_at !== null)
  return (
    <Stack gap="md" maw={760}>
      <Heading title={text.title} note={text.note} />
      <Said refusal={holders.error ?? signatures.error ?? issue.error} />
      {all.length > 1 && holder && (
        <Select
          maw={420}
          label={text.whose}
          allowDeselect={false}
          searchable
          data={all.map(one => ({ value: one.id, label: `${text.kinds[one.kind]}: ${pick(one.name)}` }))}
          value={holder.id}
          onChange={value => setSearch({ holder: value ?? undefined })}
        />
      )}
      {(holders.isPending || signatures.isPending) && !holders.error && <Loading rows={5} />}
      {holder && signatures.data && !current && (
        <Empty
          text={text.none}
          icon={IconSignature}
          action={{
            label: text.issue,
            run: () => issue.mutate({ body: { holder: { kind: holder.kind, id: holder.id } } }),
          }}
        />
      )}
      {current && (
        <Shown key={current.id} signature={current} language={search.language} setSearch={setSearch} />
      )}
      {earlier.length > 0 && <Earlier signatures={earlier} />}
    </Stack>
  )
}

function Shown({
  signature,
  language: wanted,
  setSearch,
}: {
  signature: One
  language: 'ru' | 'en' | undefined
  setSearch: Props['setSearch']
}) {
  const text = useWords(deskWords).signature
  const { language: own } = useLanguage()
  const format = useFormat()
  const language = wanted ?? own
  const snippet = feedback.useQuery(
    'readSnippet',
    { params: { id: signature.id }, query: { language } },
    { keepPrevious: true },
  )
  const params = { id: signature.id }
  const renew = feedback.useCommand('renewSignature', { onDone: () => toast({ text: text.renewed }) })
  const replace = feedback.useCommand('issueSignature', { onDone: () => toast({ text: text.replaceNote }) })
  const told = (done: Promise<boolean>) =>
    void done.then(copied => toast({ text: copied ? text.copied : text.notCopied }))
  return (
    <>
      <Card withBorder padding="md">
        <Stack gap="sm">
          <Group justify="space-between">
            <Title order={2} size="h5">
              {text.shown}
            </Title>
            <SegmentedControl
              aria-label={text.language}
              value={language}
              onChange={value => setSearch({ language: value as 'ru' | 'en' })}
              data={(['ru', 'en'] as const).map(value => ({ value, label: text.languages[value] }))}
            />
          </Group>
          <Said refusal={snippet.error} />
          {snippet.data && (
            <>
              {/* Of our own making on the server, without a word of anybody else's. Shown on white, as letters are. */}
              <div
                style={paper}
                // biome-ignore lint/security/noDangerouslySetInnerHtml: the snippet as mail programs will show it
                dangerouslySetInnerHTML={{ __html: snippet.data.html }}
              />
              <Group gap="sm">
                <Button onClick={() => told(copyRich(snippet.data.html, snippet.data.text))}>
                  {text.copy}
                </Button>
                <Button variant="default" onClick={() => told(copyText(snippet.data.html))}>
                  {text.copyCode}
                </Button>
                <Button variant="default" onClick={() => told(copyText(snippet.data.text))}>
                  {text.copyText}
                </Button>
              </Group>
            </>
          )}
          <Text size="sm" c="dimmed">
            {text.validUntil({ when: format.date(signature.expires_at) })} ·{' '}
            {text.ratings({ count: signature.ratings })}
          </Text>
          <Group gap="sm">
            <Button
              variant="default"
              size="compact-sm"
              loading={renew.isPending}
              onClick={() => renew.mutate({ params })}
            >
              {text.renew}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              loading={replace.isPending}
              onClick={() =>
                replace.mutate({ body: { holder: { kind: signature.holder.kind, id: signature.holder.id } } })
              }
            >
              {text.replace}
            </Button>
            <Withdraw id={signature.id} />
          </Group>
          <Said refusal={renew.error ?? replace.error} />
        </Stack>
      </Card>
      <Install />
    </>
  )
}

function Install() {
  const text = useWords(deskWords).signature
  return (
    <section aria-label={text.install}>
      <Title order={2} size="h5" mb="sm">
        {text.install}
      </Title>
      <Accordion variant="separated">
        {programs.map(program => (
          <Accordion.Item key={program} value={program}>
            <Accordion.Control>{text.programs[program]}</Accordion.Control>
            <Accordion.Panel>
              <List type="ordered" size="sm" spacing={4}>
                {text.steps[program].split('\n').map(step => (
                  <List.Item key={step}>{step}</List.Item>
                ))}
              </List>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  )
}

function Earlier({ signatures }: { signatures: readonly One[] }) {
  const text = useWords(deskWords).signature
  const format = useFormat()
  return (
    <section aria-label={text.earlier}>
      <Title order={2} size="h5" mb="sm">
        {text.earlier}
      </Title>
      <Stack gap={4}>
        {signatures.map(one => (
          <Text size="sm" key={one.id}>
            {[
              format.date(one.issued_at),
              one.withdrawn_why && text.ended[one.withdrawn_why],
              one.is_valid && one.withdrawn_at && text.endsOn({ when: format.date(one.withdrawn_at) }),
              text.ratings({ count: one.ratings }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        ))}
      </Stack>
    </section>
  )
}
