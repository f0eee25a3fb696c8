// One agreement: its editions in time, the one in force as plain language, and the draft with its editor.
import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowBackUp, IconFilePencil, IconPencil } from '@tabler/icons-react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { ErrorScreen } from '#kernel/web/ui/ErrorScreen.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useLanguage, usePick, useWords } from '#kernel/web/words.tsx'
import type { Agreement } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import { DropDraft, EditAgreement } from './AgreementDialogs.tsx'
import css from './agreements.module.css'
import { agreements } from './calls.ts'
import { DraftEditor } from './DraftEditor.tsx'
import { EditionList } from './EditionList.tsx'
import { EditionReading } from './EditionReading.tsx'
import { draftOf, inForceAt, stateOf } from './editions.ts'
import { NamesProvider } from './names.tsx'
import { sayParties } from './plain.ts'
import { RecalculationLine } from './RecalculationLine.tsx'
import { RecallEdition } from './RecallEdition.tsx'
import { RetireAgreement } from './RetireAgreement.tsx'
import type { AgreementSearch } from './search.ts'

type Props = ScreenProps<'/agreements/:id', typeof AgreementSearch>

export function AgreementPage({ params, search, setSearch }: Props) {
  const { page: text, kinds } = useWords(agreementScreenWords)
  const pick = usePick()
  const { language } = useLanguage()
  const {
    data: agreement,
    error,
    refetch,
  } = agreements.useQuery('readAgreement', {
    params: { id: params.id },
  })
  if (error && !agreement) return <ErrorScreen error={error} retry={() => void refetch()} />
  if (!agreement) return <Loading rows={8} />
  const { editions, may } = agreement
  const shown =
    editions.find(one => one.number === search.edition) ??
    inForceAt(editions, Date.now()) ??
    draftOf(editions) ??
    editions[0]
  const isDraft = shown?.published_at === null
  const isComing = shown !== undefined && stateOf(shown, Date.now()) === 'coming'
  const close = () => setSearch({ dialog: undefined }, { replace: true })
  return (
    <Stack gap="lg" maw={1280}>
      <Link to="/admin/agreements">{text.back}</Link>
      <Heading
        title={pick(agreement.title)}
        note={`${kinds[agreement.kind]} · ${sayParties(agreement, language)} · ${agreement.code}`}
      >
        {agreement.retired_at && (
          <Badge variant="light" color="gray" tt="none" size="lg">
            {text.isRetired}
          </Badge>
        )}
        {may.change && !isDraft && !agreement.retired_at && (
          <ChangeTerms agreement={agreement} onDraft={edition => setSearch({ edition })} />
        )}
        {may.change && isComing && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={18} stroke={1.75} />}
            onClick={() => setSearch({ dialog: 'recall' })}
          >
            {text.recall}
          </Button>
        )}
        {may.change && (
          <Button
            variant="default"
            leftSection={<IconPencil size={18} stroke={1.75} />}
            onClick={() => setSearch({ dialog: 'edit' })}
          >
            {text.rename}
          </Button>
        )}
        {may.change && <RetireAgreement agreement={agreement} />}
      </Heading>
      <RecalculationLine />
      <NamesProvider names={agreement.names}>
        {!shown && <Text c="dimmed">{text.noEditions}</Text>}
        <div className={css.agreement}>
          {shown && <EditionList agreement={agreement} shown={shown} />}
          {shown && !isDraft && <EditionReading agreement={agreement} edition={shown} />}
          {shown && isDraft && (
            <DraftEditor
              key={shown.id}
              agreement={agreement}
              edition={shown}
              search={search}
              setSearch={setSearch}
            />
          )}
        </div>
      </NamesProvider>
      <EditAgreement agreement={agreement} opened={search.dialog === 'edit'} onClose={close} />
      {shown && (
        <RecallEdition
          agreement={agreement}
          edition={shown}
          opened={search.dialog === 'recall' && may.change && isComing}
          onClose={close}
        />
      )}
      <DropDraft
        agreement={agreement}
        opened={search.dialog === 'drop' && draftOf(editions) !== undefined}
        onClose={close}
      />
    </Stack>
  )
}

/** Begins a draft, or goes on with the one that is there. */
function ChangeTerms({ agreement, onDraft }: { agreement: Agreement; onDraft: (number: number) => void }) {
  const { page: text } = useWords(agreementScreenWords)
  const cache = agreements.useCache()
  const command = agreements.useCommand('draftEdition', {
    onDone: answer => {
      cache.write('readAgreement', { params: { id: agreement.id } }, () => answer)
      const draft = draftOf(answer.editions)
      if (draft) onDraft(draft.number)
    },
  })
  return (
    <Group gap="sm">
      <Button
        leftSection={<IconFilePencil size={18} stroke={1.75} />}
        loading={command.isPending}
        onClick={() => command.mutate({ params: { id: agreement.id } })}
      >
        {agreement.has_draft ? text.openDraft : text.change}
      </Button>
      <Said refusal={command.error} />
    </Group>
  )
}
