// Disputes and excuses: those that wait for an answer first, by the time that is left, then what became of the others.
import { SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import type { Objection } from '../../contract.ts'
import { objectingWords } from '../../text/objecting.ts'
import { agreements } from '../calls.ts'
import { AnswerDialog } from './AnswerDialog.tsx'
import { ObjectionLine } from './ObjectionLine.tsx'
import css from './objections.module.css'
import { type ObjectionsSearch, objectionStates } from './search.ts'

export function ObjectionsPage({ search, setSearch }: ScreenProps<'/objections', typeof ObjectionsSearch>) {
  const text = useWords(objectingWords)
  const reading = agreements.useInfinite(
    'listObjections',
    { query: { state: search.state, client: search.client } },
    { keepPrevious: true },
  )
  const { items, error, isPending } = reading
  const answering = items.find(({ id, may }) => id === search.answer && may.answer)
  const isNarrowed = Boolean(search.state || search.client)
  return (
    <Stack gap="md" maw={960}>
      <Heading title={text.title} note={text.note} />
      <Filters search={search} setSearch={setSearch} items={items} />
      <Said refusal={error} />
      {isPending && !error && <Loading rows={6} height={60} />}
      {!isPending && !error && items.length === 0 && (
        <Empty
          text={isNarrowed ? text.noneLike : text.none}
          icon={IconScale}
          {...(isNarrowed
            ? {
                action: {
                  label: text.showAll,
                  run: () => setSearch({ state: undefined, client: undefined }),
                },
              }
            : {})}
        />
      )}
      <ul className={css.list}>
        {items.map(objection => (
          <li key={objection.id}>
            <ObjectionLine
              objection={objection}
              about={<About objection={objection} />}
              onAnswer={() => setSearch({ answer: objection.id })}
            />
          </li>
        ))}
      </ul>
      <More list={reading} style={{ alignSelf: 'center' }} />
      {answering && (
        <AnswerDialog
          objection={answering}
          onClose={() => setSearch({ answer: undefined }, { replace: true })}
        />
      )}
    </Stack>
  )
}

type Page = ScreenProps<'/objections', typeof ObjectionsSearch>

function Filters({
  search,
  setSearch,
  items,
}: Pick<Page, 'search' | 'setSearch'> & { items: readonly Objection[] }) {
  const text = useWords(objectingWords)
  const pick = usePick()
  const clients = new Map(
    items.flatMap(({ client }) => (client ? [[client.id, pick(client.name)] as const] : [])),
  )
  return (
    <>
      <SegmentedControl
        visibleFrom="sm"
        style={{ alignSelf: 'flex-start' }}
        aria-label={text.stateLabel}
        data={[
          { value: '', label: text.filter.all },
          ...objectionStates.map(state => ({ value: state, label: text.filter[state] })),
        ]}
        value={search.state ?? ''}
        onChange={state => setSearch({ state: (state || undefined) as typeof search.state })}
      />
      <Select
        hiddenFrom="sm"
        label={text.stateLabel}
        data={[
          { value: '', label: text.filter.all },
          ...objectionStates.map(state => ({ value: state, label: text.filter[state] })),
        ]}
        value={search.state ?? ''}
        allowDeselect={false}
        onChange={state => setSearch({ state: (state || undefined) as typeof search.state })}
      />
      {(clients.size > 1 || search.client) && (
        <Select
          label={text.client}
          placeholder={text.anyClient}
          maw={320}
          clearable
          data={[...clients].map(([value, label]) => ({ value, label }))}
          value={search.client ?? null}
          onChange={client => setSearch({ client: client ?? undefined })}
        />
      )}
    </>
  )
}

/** The request, where the reader may see it, and whose it is. */
function About({ objection: { subject, client } }: { objection: Objection }) {
  const text = useWords(objectingWords)
  const pick = usePick()
  return (
    <>
      {subject ? (
        <Link to={`/desk${subject.address}?tab=promises`} fw={600}>
          {subject.number} {subject.title}
        </Link>
      ) : (
        <Text fw={600}>{text.hidden}</Text>
      )}
      {client && (
        <Text component="span" c="dimmed" size="sm" display="block">
          {pick(client.name)}
        </Text>
      )}
    </>
  )
}
