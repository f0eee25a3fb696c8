// The regions in which clients and people are, with their time zones.

import { Button, Stack, Table, VisuallyHidden } from '@mantine/core'
import { IconMapPin, IconPlus } from '@tabler/icons-react'
import type { z } from 'zod'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useLanguage, useNow, usePick, useWords } from '#kernel/web/words.tsx'
import { sayZone } from '#kernel/web/zones.ts'
import { Dialog, TimeZoneField } from '#modules/identity/web/parts.tsx'
import { type Region, RegionFields } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { organisation } from './calls.ts'
import { PlaceForm } from './PlaceForm.tsx'
import type { RegionsSearch } from './search.ts'

type KnownRegion = z.output<typeof Region>

export function RegionsPage({ search, setSearch }: ScreenProps<'/regions', typeof RegionsSearch>) {
  const { regions: text } = useWords(screenWords)
  const reading = organisation.useInfinite('listRegions', { query: { limit: 100 } })
  const { items, error, isPending } = reading
  const make = () => setSearch({ dialog: 'region', region: undefined })
  const edited = items.find(region => region.id === search.region)
  return (
    <Stack gap="lg" maw={760}>
      <Heading title={text.title} note={text.note}>
        <Button leftSection={<IconPlus size={18} stroke={1.75} />} onClick={make}>
          {text.newRegion}
        </Button>
      </Heading>
      <Said refusal={error} />
      {isPending && <Loading rows={6} height={32} />}
      {!isPending && !error && items.length === 0 && (
        <Empty text={text.none} icon={IconMapPin} action={{ label: text.newRegion, run: make }} />
      )}
      {items.length > 0 && (
        <RegionTable regions={items} onEdit={region => setSearch({ dialog: 'region', region })} />
      )}
      <More list={reading} style={{ alignSelf: 'center' }} />
      <RegionDialog
        {...(edited ? { region: edited } : {})}
        opened={search.dialog === 'region'}
        onClose={() => setSearch({ dialog: undefined, region: undefined }, { replace: true })}
      />
    </Stack>
  )
}

function RegionTable({ regions, onEdit }: { regions: readonly KnownRegion[]; onEdit: (id: string) => void }) {
  const { regions: text, words } = useWords(screenWords)
  const pick = usePick()
  const { language } = useLanguage()
  const now = useNow()
  const clock = (timeZone: string) =>
    new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { timeZone, timeStyle: 'short' }).format(
      now,
    )
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.name}</Table.Th>
          <Table.Th visibleFrom="sm">{words.code}</Table.Th>
          <Table.Th>{text.timeZone}</Table.Th>
          <Table.Th visibleFrom="sm">{text.now}</Table.Th>
          <Table.Th>
            <VisuallyHidden>{words.actions}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {regions.map(region => (
          <Table.Tr key={region.id}>
            <Table.Td>{pick(region.name)}</Table.Td>
            <Table.Td visibleFrom="sm" c="dimmed">
              {region.code}
            </Table.Td>
            <Table.Td>{sayZone(region.time_zone, language)}</Table.Td>
            <Table.Td visibleFrom="sm">{clock(region.time_zone)}</Table.Td>
            <Table.Td ta="end">
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={text.editRegionOne({ name: pick(region.name) })}
                onClick={() => onEdit(region.id)}
              >
                {words.edit}
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function RegionDialog(told: { region?: KnownRegion; opened: boolean; onClose: () => void }) {
  const { region, opened, onClose } = told
  const { regions: text } = useWords(screenWords)
  const make = organisation.useCommand('makeRegion')
  const edit = organisation.useCommand('editRegion')
  const before = region && { code: region.code, name: region.name, time_zone: region.time_zone }
  const change = (body: z.output<typeof RegionFields>) =>
    region ? edit.mutateAsync({ params: { id: region.id }, body }) : make.mutateAsync({ body })
  return (
    <Dialog title={region ? text.editRegion : text.newRegion} opened={opened} onClose={onClose} wide sticky>
      <PlaceForm
        schema={RegionFields}
        initial={before ?? {}}
        send={change}
        onDone={onClose}
        {...(before ? { undo: () => void change(before).catch(() => undefined) } : {})}
      >
        {form => <TimeZoneField label={text.timeZone} withAsterisk {...form.field('time_zone')} />}
      </PlaceForm>
    </Dialog>
  )
}
