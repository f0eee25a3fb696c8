// The event log: what happened, by whom, when; by kind and by person, every line with its values.
import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { screenWords } from '../text/screen-words.ts'
import { AuditEntry } from './AuditEntry.tsx'
import { identity } from './calls.ts'
import { idsOf, useHappenings } from './happenings.ts'
import css from './identity.module.css'
import { personFilter } from './parts.tsx'
import type { AuditSearch } from './search.ts'

export function AuditPage({ search, setSearch }: ScreenProps<'/audit', typeof AuditSearch>) {
  const { audit: text } = useWords(screenWords)
  const { groups } = useHappenings()
  const log = identity.useInfinite(
    'readAudit',
    { query: { name: search.name, actor_id: search.actor, subject_id: search.subject, limit: 50 } },
    { keepPrevious: true },
  )
  const filtered = Boolean(search.name || search.actor || search.subject)
  const clear = () => setSearch({ name: undefined, actor: undefined, subject: undefined, open: undefined })
  return (
    <Stack gap="md">
      <Heading title={text.title} note={text.note} />
      <Group gap="md" align="flex-end" className={css.filters}>
        <Select
          label={text.what}
          placeholder={text.everything}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': text.everything }}
          value={search.name ?? null}
          onChange={name => setSearch({ name: name ?? undefined, open: undefined })}
          data={groups.map(({ domain, group, items }) => ({
            group,
            items: [{ value: `${domain}.`, label: text.group({ name: group }) }, ...items],
          }))}
        />
        <personFilter.Here
          label={text.who}
          account_id={search.actor ?? null}
          onChange={actor => setSearch({ actor: actor ?? undefined, open: undefined })}
        />
        {filtered && (
          <Button variant="default" onClick={clear}>
            {text.clear}
          </Button>
        )}
      </Group>
      {search.subject && <Text c="dimmed">{text.onlyThisShown}</Text>}
      <Said refusal={log.error} />
      {log.isPending && <Loading rows={10} height={32} />}
      {!log.isPending && !log.error && log.items.length === 0 && (
        <Empty
          text={text.none}
          icon={IconHistory}
          {...(filtered ? { action: { label: text.clear, run: clear } } : {})}
        />
      )}
      <ul className={css.lines}>
        {log.data?.pages.map(({ items }) => {
          const page = idsOf(items)
          return items.map(line => (
            <AuditEntry
              key={line.id}
              line={line}
              page={page}
              open={search.open === line.id}
              onToggle={open => setSearch({ open: open ? line.id : undefined }, { replace: true })}
              onSubject={() => setSearch({ name: undefined, actor: undefined, subject: line.subject_id })}
            />
          ))
        })}
      </ul>
      <More list={log} style={{ alignSelf: 'center' }}>
        {text.more}
      </More>
    </Stack>
  )
}
