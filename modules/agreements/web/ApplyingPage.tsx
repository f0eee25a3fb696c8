// Which promises hold for a kind of request, which do not, and why.
import { Badge, Group, Select, Stack, Text, Title } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import type { z } from 'zod'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useLanguage, usePick, useWords } from '#kernel/web/words.tsx'
import { priorities } from '../contract/shapes.ts'
import type { Applying } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import css from './agreements.module.css'
import { ChoiceField } from './ChoiceFields.tsx'
import { agreements } from './calls.ts'
import { NamesProvider } from './names.tsx'
import { sayLimit } from './plain.ts'
import { SectionPage } from './SectionPage.tsx'
import type { ApplyingSearch } from './search.ts'

type Lane = z.output<typeof Applying>['items'][number]
type Candidate = Lane['candidates'][number]
const named = ['client', 'service', 'unit', 'department', 'type'] as const

export function ApplyingPage({
  search,
  setSearch,
}: ScreenProps<'/agreements/applying', typeof ApplyingSearch>) {
  const { applying: text } = useWords(agreementScreenWords)
  const { data, error, isPending } = agreements.useQuery(
    'listApplying',
    { query: search },
    { keepPrevious: true },
  )
  return (
    <SectionPage title={text.title} note={text.note}>
      <NamesProvider names={{}}>
        <div className={css.wideRow}>
          {named.map(kind => (
            <ChoiceField
              key={kind}
              kind={kind}
              label={text.fields[kind]}
              placeholder={text.any}
              value={search[kind] ?? null}
              onChange={id => setSearch({ [kind]: id ?? undefined })}
            />
          ))}
          <Select
            label={text.fields.priority}
            placeholder={text.any}
            clearable
            clearButtonProps={{ 'aria-label': text.clear }}
            data={[...priorities]}
            value={search.priority ?? null}
            onChange={priority => setSearch({ priority: (priority ?? undefined) as typeof search.priority })}
          />
        </div>
      </NamesProvider>
      <Said refusal={error} />
      {isPending && !error && <Loading rows={6} height={48} />}
      {data?.items.length === 0 && (
        <Empty
          text={text.nothing}
          icon={IconScale}
          action={{ label: text.toAgreements, to: '/admin/agreements' }}
        />
      )}
      <Stack gap="lg" aria-live="polite">
        {data?.items.map(lane => (
          <LanePart key={lane.lane} lane={lane} />
        ))}
      </Stack>
    </SectionPage>
  )
}

function LanePart({ lane }: { lane: Lane }) {
  const { applying: text, metrics, kinds } = useWords(agreementScreenWords)
  const holding = lane.candidates.find(candidate => candidate.holds)
  const others = lane.candidates.filter(candidate => !candidate.holds)
  return (
    <section>
      <Group gap="sm" mb="xs">
        <Title order={2}>{metrics[lane.metric]}</Title>
        <Badge variant="light" color="gray">
          {kinds[lane.kind]}
        </Badge>
      </Group>
      {holding && <CandidateLine candidate={holding} />}
      {others.length > 0 && (
        <Stack gap="sm" mt="sm" className={css.lost!}>
          <Text size="sm" c="dimmed">
            {text.lost}
          </Text>
          {others.map(candidate => (
            <CandidateLine key={candidate.target_id} candidate={candidate} />
          ))}
        </Stack>
      )}
    </section>
  )
}

function CandidateLine({ candidate }: { candidate: Candidate }) {
  const { applying: text, scope } = useWords(agreementScreenWords)
  const pick = usePick()
  const { language } = useLanguage()
  const { agreement, holds, reason, dimension, limit } = candidate
  const because =
    reason === 'most_specific' || reason === 'less_specific'
      ? text.telling[reason]({ dimension: scope.inWords[dimension as keyof typeof scope.inWords] })
      : text.reasons[reason]
  return (
    <div>
      <Text fw={holds ? 600 : 400}>
        {text.promised({ time: sayLimit(limit, language) })}{' '}
        <Link to={`/admin/agreements/${agreement.id}`} underline="always" fw={400}>
          {pick(agreement.title)}
        </Link>
      </Text>
      <Text size="sm" c="dimmed">
        {because}
      </Text>
    </div>
  )
}
