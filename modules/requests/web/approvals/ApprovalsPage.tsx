// All that a person was asked to approve: what waits, and what was decided.
import { SegmentedControl } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { portalWords } from '../../text/portal-words.ts'
import { requests } from '../calls.ts'
import css from '../portal.module.css'
import type { ApprovalsSearch } from '../search.ts'
import { ApprovalRow } from './ApprovalRow.tsx'

export function ApprovalsPage({ search, setSearch }: ScreenProps<'/approvals', typeof ApprovalsSearch>) {
  const { approval } = useWords(portalWords)
  const reading = requests.useInfinite('listApprovals', { query: { state: search.state, limit: 30 } })
  const { items, error, isPending } = reading
  const empty = search.state === 'waiting' ? approval.nothingWaits : approval.nothingDecided
  return (
    <div className={css.column}>
      <Heading title={approval.listTitle} note={approval.listNote} />
      <SegmentedControl
        my="md"
        aria-label={approval.listTitle}
        value={search.state}
        onChange={state => setSearch({ state: state as typeof search.state })}
        data={[
          { value: 'waiting', label: approval.waiting },
          { value: 'decided', label: approval.decided },
        ]}
      />
      <Said refusal={error} />
      {isPending && <Loading rows={6} height={48} />}
      {!isPending && !error && items.length === 0 && <Empty icon={IconChecks} text={empty} />}
      <ul className={css.list}>
        {items.map(asked => (
          <ApprovalRow key={asked.id} asked={asked} />
        ))}
      </ul>
      <More list={reading} />
    </div>
  )
}
