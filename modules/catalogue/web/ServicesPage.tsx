// All services: found by words, narrowed by the function that provides them.
import { Group, Select, Text, Title } from '@mantine/core'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { SearchField } from '#kernel/web/ui/SearchField.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import { catalogueWords } from '../text/words.ts'
import { catalogue } from './calls.ts'
import type { ServicesSearch } from './search.ts'
import css from './services.module.css'

export function ServicesPage({ search, setSearch }: ScreenProps<'/services', typeof ServicesSearch>) {
  const text = useWords(catalogueWords)
  const pick = usePick()
  const { data, error, isPending } = catalogue.useQuery(
    'listServices',
    { query: { q: search.q, department_id: search.department, limit: 200 } },
    { keepPrevious: true },
  )
  // The functions of all services, whatever is searched for, so that the choice does not shrink.
  const { data: all } = catalogue.useQuery('listServices', { query: { limit: 200 } }, { fresh_ms: 300_000 })
  const departments = new Map(
    all?.items.map(service => [service.department.id, pick(service.department.name)]),
  )
  const items = data?.items ?? []
  const ask = `/ask${search.q ? `?q=${encodeURIComponent(search.q)}` : ''}`
  return (
    <>
      <Heading title={text.title} note={text.note} />
      <Group align="flex-end" my="md">
        <SearchField
          label={text.find}
          placeholder={text.findHint}
          flex="2 1 280px"
          q={search.q}
          onSearch={q => setSearch({ q }, { replace: true })}
        />
        <Select
          label={text.department}
          placeholder={text.anyDepartment}
          flex="1 1 200px"
          clearable
          clearButtonProps={{ 'aria-label': text.clear }}
          data={[...departments].map(([value, label]) => ({ value, label }))}
          value={search.department ?? null}
          onChange={department => setSearch({ department: department ?? undefined })}
        />
      </Group>
      <Said refusal={error} />
      {isPending && <Loading rows={10} height={40} />}
      {data && (
        <Text c="dimmed" role="status" mb="sm">
          {text.found({ count: items.length })}
        </Text>
      )}
      {data && items.length === 0 && (
        <Empty text={search.q ? text.nothingFound : text.nothing} action={{ label: text.ask, to: ask }} />
      )}
      <ul className={css.list}>
        {items.map(service => (
          <li key={service.id}>
            <Title order={2} fz="md">
              <Link to={`/services/${service.id}`}>{pick(service.title)}</Link>
            </Title>
            <Text>{pick(service.summary)}</Text>
            <Text c="dimmed" fz="sm">
              {pick(service.department.name)}
            </Text>
          </li>
        ))}
      </ul>
    </>
  )
}
