// Saying what clients owe in every period: by which promise, what belongs to it, from when on.
import { ActionIcon, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { z } from 'zod'
import { useForm } from '#kernel/web/form.ts'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { LocalTextInput } from '#kernel/web/ui/LocalTextInput.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useLanguage, usePick, useWebWords, useWords } from '#kernel/web/words.tsx'
import { obligationPeriods, PlanFields } from '../../contract.ts'
import { obligingWords } from '../../text/obliging.ts'
import { agreements } from '../calls.ts'
import { useLimit } from '../parts.tsx'
import { wallOf } from '../wall-time.ts'

type Item = z.input<typeof PlanFields>['items'][number]

const numbered = (items: readonly Partial<Item>[]) =>
  items.map((item, i) => ({ ...item, code: `item-${i + 1}` }))

export function PlanDialog({ onClose }: { onClose(): void }) {
  const text = useWords(obligingWords)
  const { close } = useWebWords()
  const pick = usePick()
  const limit = useLimit()
  const { time_zone } = useLanguage()
  const { data } = agreements.useQuery('listDocumentTargets', {}, { fresh_ms: 60_000 })
  const make = agreements.useCommand('makeObligationPlan', { onDone: onClose })
  const form = useForm(
    PlanFields,
    {
      client_ids: null,
      period: 'month',
      starts_on: wallOf(Date.now(), time_zone).day,
      ends_on: null,
      items: numbered([{}]) as Item[],
    },
    { id: 'obligation-plan' },
  )
  const items = (form.values.items ?? []) as Item[]
  const setItems = (next: readonly Partial<Item>[]) => form.set('items', numbered(next) as Item[])
  return (
    <Modal opened onClose={onClose} size="lg" title={text.newPlan} closeButtonProps={{ 'aria-label': close }}>
      <form onSubmit={form.submit(body => make.mutateAsync({ body }))} noValidate>
        <Stack gap="md">
          <LocalTextInput label={text.name} required {...form.field('title')} />
          <TextInput label={text.code} description={text.codeHint} withAsterisk {...form.field('code')} />
          <Select
            label={text.target}
            withAsterisk
            data={(data?.items ?? []).map(target => ({
              value: target.id,
              label: `${pick(target.agreement.title)}: ${pick(target.title)}, ${limit(target.limit)}`,
            }))}
            {...form.field('target_id')}
          />
          <Group gap="md" grow align="flex-start">
            <Select
              label={text.every}
              allowDeselect={false}
              data={obligationPeriods.map(value => ({ value, label: text.periods[value] }))}
              {...form.field('period')}
            />
            <DateField label={text.startsOn} withAsterisk {...form.field('starts_on')} />
            <DateField label={text.endsOn} {...form.field('ends_on')} />
          </Group>
          {items.map((item, i) => (
            // Items have no name before they are typed: they are told apart by their places.
            // biome-ignore lint/suspicious/noArrayIndexKey: places are what tells them apart
            <Group key={i} gap="sm" align="flex-end" wrap="nowrap">
              <div style={{ flex: 1 }}>
                <LocalTextInput
                  label={text.item({ number: i + 1 })}
                  required
                  value={item.title}
                  onChange={title =>
                    setItems(
                      items.map((one, place) =>
                        place === i ? { ...one, title: title ?? undefined } : one,
                      ) as Item[],
                    )
                  }
                  {...(form.errorAt(`items.${i}.title`) ? { error: form.errorAt(`items.${i}.title`)! } : {})}
                />
              </div>
              {items.length > 1 && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  c="dimmed"
                  aria-label={text.dropItem({ number: i + 1 })}
                  onClick={() => setItems(items.filter((_, place) => place !== i))}
                >
                  <IconX size={16} />
                </ActionIcon>
              )}
            </Group>
          ))}
          <div>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconPlus size={16} stroke={1.75} />}
              onClick={() => setItems([...items, {}])}
            >
              {text.addItem}
            </Button>
          </div>
          <Said refusal={form.refusal} />
          <Group justify="flex-end">
            <Button type="submit" loading={form.sending}>
              {text.create}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
