// How letters look: name, logo, colour and what stands below, with a letter beside that shows it.
import { Button, FileButton, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconArrowLeft, IconPhoto } from '@tabler/icons-react'
import { useState } from 'react'
import { contrast, readableOn } from '#kernel/contract/contrast.ts'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { useLinkTo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { LocalTextInput } from '#kernel/web/ui/LocalTextInput.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useLanguage, useWords } from '#kernel/web/words.tsx'
import { type TemplateKind, templateKinds } from '../contract/template-kinds.ts'
import type { Brand, BrandFields } from '../contract/templates.ts'
import { templateWords } from '../text/template-words.ts'
import { channels } from './calls.ts'
import { LetterPreview } from './LetterPreview.tsx'
import { LooksHistory } from './LooksHistory.tsx'
import css from './template.module.css'

export function LooksPage() {
  const words = useWords(templateWords)
  const linkTo = useLinkTo()
  const { data, error } = channels.useQuery('readBrand', {})
  return (
    <>
      <Heading title={words.brand.title} note={words.brand.note}>
        <Button
          component="a"
          {...linkTo('/admin/letter-templates')}
          variant="subtle"
          leftSection={<IconArrowLeft size={18} stroke={1.75} />}
        >
          {words.back}
        </Button>
      </Heading>
      <Said refusal={error} />
      {!data && !error && <Loading rows={8} />}
      {data && <LooksForm key={data.version} brand={data.brand} saved_by={data.saved_by} at={data.at} />}
      <LooksHistory />
    </>
  )
}

interface Props {
  brand: Brand
  saved_by: { name: string } | null
  at: string | null
}

function LooksForm({ brand, saved_by, at }: Props) {
  const text = useWords(templateWords).brand
  const format = useFormat()
  const { name, colour, footer, address } = brand
  const [wanted, setWanted] = useState<BrandFields>({ name, colour, footer, address })
  const set = (change: Partial<BrandFields>) => setWanted({ ...wanted, ...change })
  const save = channels.useCommand('saveBrand', { onDone: () => void toast({ text: text.saved }) })
  const shown = wanted.logo === undefined ? (brand.logo?.data ?? null) : pictureOf(wanted.logo)
  return (
    <div className={css.beside}>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          save.mutate({ body: wanted })
        }}
      >
        <Stack gap="md">
          <LocalTextInput
            label={text.name}
            description={text.nameHint}
            value={wanted.name}
            onChange={value => set({ name: value })}
          />
          <Colour value={wanted.colour} onChange={value => set({ colour: value })} />
          <Logo shown={shown} onChange={logo => set({ logo })} />
          <LocalTextInput
            label={text.address}
            value={wanted.address}
            onChange={value => set({ address: value })}
          />
          <LocalTextInput
            label={text.footer}
            rows={2}
            value={wanted.footer}
            onChange={value => set({ footer: value })}
          />
          <Said refusal={save.error} />
          <Group>
            <Button type="submit" loading={save.isPending}>
              {text.save}
            </Button>
            {at && (
              <Text size="sm" c="dimmed">
                {text.last({ name: saved_by?.name ?? '', when: format.full(at) })}
              </Text>
            )}
          </Group>
        </Stack>
      </form>
      <Shown brand={wanted} />
    </div>
  )
}

const pictureOf = (base64: string | null) => (base64 ? `data:image/png;base64,${base64}` : null)
const readable = 4.5

function Colour({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const text = useWords(templateWords).brand
  const format = useFormat()
  const known = /^#[0-9a-f]{6}$/i.test(value)
  const now = known ? contrast(value, '#ffffff') : 0
  const darker = known && now < readable ? readableOn(value, '#ffffff', 'darker') : null
  return (
    <div>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={text.colour}
          value={value}
          maxLength={7}
          w={220}
          onChange={event => onChange(event.currentTarget.value)}
        />
        <input
          type="color"
          className={css.swatch}
          aria-label={text.pick}
          value={known ? value : '#000000'}
          onChange={event => onChange(event.currentTarget.value)}
        />
        {darker && (
          <Button variant="default" onClick={() => onChange(darker)}>
            {text.takeDarker({ darker })}
          </Button>
        )}
      </Group>
      {known && (
        <Text size="sm" c={darker ? 'red' : 'dimmed'} mt={4}>
          {text.contrast({ contrast: format.number(Math.floor(now * 10) / 10) })}
          {darker && `. ${text.pale}`}
        </Text>
      )}
    </div>
  )
}

const largest_bytes = 200 * 1024

function Logo({ shown, onChange }: { shown: string | null; onChange: (base64: string | null) => void }) {
  const text = useWords(templateWords).brand
  const [fault, setFault] = useState<string | null>(null)
  const take = async (file: File | null) => {
    if (!file) return
    setFault(file.size > largest_bytes ? text.tooLarge : null)
    if (file.size <= largest_bytes) onChange(await base64Of(file))
  }
  return (
    <Stack gap={6}>
      <Text size="sm" fw={500}>
        {text.logo}
      </Text>
      <Group>
        {shown ? (
          <img className={css.logo} src={shown} alt={text.logo} />
        ) : (
          <Text c="dimmed">{text.noLogo}</Text>
        )}
        <FileButton accept="image/png,image/jpeg" onChange={file => void take(file)}>
          {props => (
            <Button {...props} variant="default" leftSection={<IconPhoto size={18} stroke={1.75} />}>
              {text.choose}
            </Button>
          )}
        </FileButton>
        {shown && (
          <Button variant="subtle" color="red" onClick={() => onChange(null)}>
            {text.takeAway}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {text.logoHint}
      </Text>
      {fault && (
        <Text size="sm" c="red" role="alert">
          {fault}
        </Text>
      )}
    </Stack>
  )
}

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })

/** A letter of a kind that says what it says now, in the looks of the form. */
function Shown({ brand }: { brand: BrandFields }) {
  const words = useWords(templateWords)
  const { language } = useLanguage()
  const [kind, setKind] = useState<TemplateKind>('answer')
  const { data } = channels.useQuery('readTemplate', { params: { kind, language } })
  return (
    <Stack gap="md">
      <Select
        label={words.brand.kind}
        allowDeselect={false}
        w={260}
        value={kind}
        data={templateKinds.map(value => ({ value, label: words.kind[value] }))}
        onChange={value => value && setKind(value as TemplateKind)}
      />
      {data && (
        <LetterPreview
          kind={kind}
          language={language}
          subject={data.current.subject}
          body={data.current.body}
          brand={brand}
        />
      )}
    </Stack>
  )
}
