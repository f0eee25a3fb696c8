// Making and changing a rota: who is in it in which order, since when, and how long each turn is.
import { Button, Group, NumberInput, Stack } from '@mantine/core'
import { useMemo } from 'react'
import type { z } from 'zod'
import { useForm } from '#kernel/web/form.ts'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { LocalTextInput } from '#kernel/web/ui/LocalTextInput.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useLanguage, useWebWords, useWords } from '#kernel/web/words.tsx'
import { Dialog } from '#modules/identity/web/parts.tsx'
import { type Rota, RotaFields } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import { CodeField } from './CodeField.tsx'
import { agreements } from './calls.ts'
import { NamesProvider } from './names.tsx'
import { PeopleOrder } from './PeopleOrder.tsx'
import { wallOf } from './wall-time.ts'

type KnownRota = z.output<typeof Rota>

export function RotaDialog({
  rota,
  opened,
  onClose,
}: {
  rota?: KnownRota
  opened: boolean
  onClose: () => void
}) {
  const { rotas: text } = useWords(agreementScreenWords)
  const names = useMemo(
    () =>
      Object.fromEntries(
        (rota?.people ?? []).map(({ id, name }) => [`person:${id}`, { ru: name, en: name }]),
      ),
    [rota],
  )
  return (
    <Dialog title={rota ? text.editTitle : text.make} opened={opened} onClose={onClose} wide sticky>
      <NamesProvider names={names}>
        <RotaForm key={rota?.id ?? 'new'} {...(rota ? { rota } : {})} onDone={onClose} />
      </NamesProvider>
    </Dialog>
  )
}

function RotaForm({ rota, onDone }: { rota?: KnownRota; onDone: () => void }) {
  const { rotas: text } = useWords(agreementScreenWords)
  const { save, undo } = useWebWords()
  const { time_zone } = useLanguage()
  const make = agreements.useCommand('makeRota')
  const edit = agreements.useCommand('editRota')
  const drop = agreements.useCommand('dropRota')
  const before = rota && fieldsOf(rota)
  const blank = { turn_days: 7, starts_on: wallOf(Date.now(), time_zone).day, people: [] }
  const form = useForm(RotaFields, before ?? blank, { id: 'rota' })
  const write = (body: z.output<typeof RotaFields>) =>
    rota ? edit.mutateAsync({ params: { id: rota.id }, body }) : make.mutateAsync({ body })
  const send = async (body: z.output<typeof RotaFields>) => {
    await write(body)
    onDone()
    const back = before && { label: undo, run: () => void write(before).catch(() => undefined) }
    void toast({ text: text.saved, ...(back ? { undo: back } : {}) })
  }
  const days = form.field('turn_days')
  return (
    <form onSubmit={form.submit(send)} noValidate>
      <Stack gap="md">
        <LocalTextInput label={text.name} required {...form.field('title')} />
        <CodeField field={form.field('code')} />
        <PeopleOrder
          people={form.values.people ?? []}
          onChange={people => form.set('people', people)}
          error={form.errorAt('people')}
        />
        <Group grow align="flex-start">
          <DateField label={text.startsOn} withAsterisk {...form.field('starts_on')} />
          <NumberInput
            label={text.turnDays}
            min={1}
            max={366}
            allowDecimal={false}
            withAsterisk
            {...days}
            onChange={given => form.set('turn_days', given === '' ? Number.NaN : Number(given))}
          />
        </Group>
        <Said refusal={form.refusal ?? drop.error} />
        <Group justify="space-between">
          {rota ? (
            <Button
              variant="default"
              loading={drop.isPending}
              onClick={() =>
                drop
                  .mutateAsync({ params: { id: rota.id } })
                  .then(() => {
                    onDone()
                    void toast({ text: text.dropped })
                  })
                  // What was refused stands above the button.
                  .catch(() => undefined)
              }
            >
              {text.drop}
            </Button>
          ) : (
            <span />
          )}
          <Button type="submit" loading={form.sending}>
            {save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const fieldsOf = ({ code, title, people, starts_on, turn_days }: KnownRota) => ({
  code,
  title,
  people: people.map(person => person.id),
  starts_on,
  turn_days,
})
