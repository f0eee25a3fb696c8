// Rotas: people who take turns on duty and hear of escalations, and whose turn it is now.
import { Button, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconUserShield } from '@tabler/icons-react'
import type { z } from 'zod'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import type { Rota } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import { agreements, useManaging } from './calls.ts'
import { RotaDialog } from './RotaDialog.tsx'
import { SectionPage } from './SectionPage.tsx'
import type { RotasSearch } from './search.ts'

type KnownRota = z.output<typeof Rota>

export function RotasPage({ search, setSearch }: ScreenProps<'/agreements/rotas', typeof RotasSearch>) {
  const { rotas: text } = useWords(agreementScreenWords)
  const reading = agreements.useInfinite('listRotas', { query: { limit: 50 } })
  const { items, error, isPending } = reading
  const mayChange = useManaging()?.everywhere ?? false
  const make = () => setSearch({ rota: 'new' })
  const edited = items.find(rota => rota.id === search.rota)
  return (
    <SectionPage
      title={text.title}
      note={text.note}
      make={mayChange ? { label: text.make, run: make } : undefined}
    >
      <Said refusal={error} />
      {isPending && !error && <Loading rows={5} height={36} />}
      {!isPending && !error && items.length === 0 && (
        <Empty
          text={text.none}
          icon={IconUserShield}
          {...(mayChange ? { action: { label: text.make, run: make } } : {})}
        />
      )}
      {items.length > 0 && (
        <RotaTable rotas={items} {...(mayChange ? { onEdit: (rota: string) => setSearch({ rota }) } : {})} />
      )}
      <More list={reading} style={{ alignSelf: 'center' }} />
      <RotaDialog
        {...(edited ? { rota: edited } : {})}
        opened={mayChange && (search.rota === 'new' || edited !== undefined)}
        onClose={() => setSearch({ rota: undefined }, { replace: true })}
      />
    </SectionPage>
  )
}

function RotaTable({ rotas, onEdit }: { rotas: readonly KnownRota[]; onEdit?: (id: string) => void }) {
  const { rotas: text } = useWords(agreementScreenWords)
  const pick = usePick()
  const format = useFormat()
  return (
    <Table aria-label={text.title} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.rota}</Table.Th>
          <Table.Th>{text.onDuty}</Table.Th>
          <Table.Th visibleFrom="sm">{text.turns}</Table.Th>
          {onEdit && (
            <Table.Th>
              <VisuallyHidden>{text.actions}</VisuallyHidden>
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rotas.map(rota => (
          <Table.Tr key={rota.id}>
            <Table.Td>
              {pick(rota.title)}
              <Text size="sm" c="dimmed">
                {text.people({ n: rota.people.length })}
              </Text>
            </Table.Td>
            <Table.Td>
              <PersonName name={rota.on_duty.name} />
            </Table.Td>
            <Table.Td visibleFrom="sm">
              {text.every({ n: rota.turn_days, date: format.date(rota.starts_on) })}
            </Table.Td>
            {onEdit && (
              <Table.Td ta="end">
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={text.editOne({ name: pick(rota.title) })}
                  onClick={() => onEdit(rota.id)}
                >
                  {text.edit}
                </Button>
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
