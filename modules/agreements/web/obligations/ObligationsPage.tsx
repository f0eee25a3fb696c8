// What clients owe: on the desk for all of them, in the portal for those who answer for their company.
import { Button, Group, NativeSelect, Stack } from '@mantine/core'
import { IconSettings, IconUpload } from '@tabler/icons-react'
import { useCan } from '#kernel/web/me.tsx'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { useLinkTo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import { type OwedState, owedStates } from '../../contract.ts'
import { obligingWords } from '../../text/obliging.ts'
import { agreements } from '../calls.ts'
import { EvidenceUpload } from './EvidenceUpload.tsx'
import { Matrix } from './Matrix.tsx'
import { OwedDialog } from './OwedDialog.tsx'
import type { ObligationsSearch } from './search.ts'

type Props = ScreenProps<'/obligations', typeof ObligationsSearch>

export const DeskObligations = (props: Props) => <Obligations face="desk" {...props} />
export const PortalObligations = (props: Props) => <Obligations face="portal" {...props} />

function Obligations({ face, search, setSearch }: Props & { face: 'desk' | 'portal' }) {
  const text = useWords(obligingWords)
  const can = useCan()
  const linkTo = useLinkTo()
  const list = agreements.useInfinite(
    'listObligations',
    { query: { client_id: search.client, plan_id: search.plan, state: search.state, limit: 200 } },
    { keepPrevious: true },
  )
  const isNarrowed = search.client || search.plan || search.state
  return (
    <>
      <Heading
        title={face === 'desk' ? text.title : text.titlePortal}
        note={face === 'desk' ? text.note : text.notePortal}
      >
        {can('agreements.object') && (
          <Button
            variant="default"
            leftSection={<IconUpload size={18} stroke={1.75} />}
            onClick={() => setSearch({ dialog: 'upload' })}
          >
            {text.upload}
          </Button>
        )}
        {face === 'desk' && can('agreements.manage') && (
          <Button
            variant="default"
            component="a"
            leftSection={<IconSettings size={18} stroke={1.75} />}
            {...linkTo('/admin/agreements/obligations')}
          >
            {text.setUp}
          </Button>
        )}
      </Heading>
      <Stack gap="lg">
        <Filters search={search} setSearch={setSearch} items={list.items} />
        <Said refusal={list.error} />
        {list.isPending && <Loading rows={6} />}
        {!list.isPending && !list.error && list.items.length === 0 && (
          <Empty
            text={isNarrowed ? text.empty : text.emptyPlans}
            {...(isNarrowed
              ? {
                  action: {
                    label: text.showAll,
                    run: () => setSearch({ client: undefined, plan: undefined, state: undefined }),
                  },
                }
              : {})}
          />
        )}
        <Matrix items={list.items} onOpen={id => setSearch({ id })} />
        {list.hasNextPage && (
          <Button variant="default" onClick={() => void list.fetchNextPage()}>
            {text.more}
          </Button>
        )}
      </Stack>
      {search.id && <OwedDialog id={search.id} onClose={() => setSearch({ id: undefined })} />}
      {search.dialog === 'upload' && <EvidenceUpload onClose={() => setSearch({ dialog: undefined })} />}
    </>
  )
}

interface FilterProps extends Pick<Props, 'search' | 'setSearch'> {
  items: readonly { client: { id: string; name: Parameters<ReturnType<typeof usePick>>[0] } }[]
}

/** What is chosen stays among the choices, also when nothing is left of it in the list. */
function Filters({ search, setSearch, items }: FilterProps) {
  const text = useWords(obligingWords)
  const pick = usePick()
  const { data } = agreements.useQuery(
    'listObligationPlans',
    { query: { retired: 'with', limit: 200 } },
    { fresh_ms: 60_000 },
  )
  const everything = agreements.useQuery('listObligations', { query: { limit: 200 } }, { fresh_ms: 60_000 })
  const clients = new Map(
    [...(everything.data?.items ?? []), ...items].map(({ client }) => [client.id, pick(client.name)]),
  )
  const plans = (data?.items ?? []).map(plan => ({ value: plan.id, label: pick(plan.title) }))
  return (
    <Group gap="sm">
      {clients.size > 1 && (
        <NativeSelect
          label={text.client}
          value={search.client ?? ''}
          onChange={event => setSearch({ client: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: text.anyClient },
            ...[...clients].map(([value, label]) => ({ value, label })),
          ]}
        />
      )}
      {plans.length > 1 && (
        <NativeSelect
          label={text.plan}
          value={search.plan ?? ''}
          onChange={event => setSearch({ plan: event.currentTarget.value || undefined })}
          data={[{ value: '', label: text.anyPlan }, ...plans]}
        />
      )}
      <NativeSelect
        label={text.stateFilter}
        value={search.state ?? ''}
        onChange={event =>
          setSearch({ state: (event.currentTarget.value || undefined) as OwedState | undefined })
        }
        data={[
          { value: '', label: text.anyState },
          ...owedStates.map(value => ({ value, label: text.state[value] })),
        ]}
      />
    </Group>
  )
}
