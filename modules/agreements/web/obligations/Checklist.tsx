// What belongs to an obligation: items with their names and the codes by which evidence names them.
import { ActionIcon, Button, Fieldset, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { z } from 'zod'
import type { Form } from '#kernel/web/form.ts'
import { LocalTextInput } from '#kernel/web/ui/LocalTextInput.tsx'
import { useWords } from '#kernel/web/words.tsx'
import type { PlanFields } from '../../contract.ts'
import { planningWords } from '../../text/planning.ts'
import css from './obligations.module.css'

type Item = z.input<typeof PlanFields>['items'][number]
/** While it is typed there may be no name yet. */
type Typed = Partial<Item>

export function Checklist({ form }: { form: Form<typeof PlanFields> }) {
  const text = useWords(planningWords)
  const items: readonly Typed[] = form.values.items ?? []
  const setItems = (next: readonly Typed[]) => form.set('items', next as Item[])
  const change = (place: number, fields: Typed) =>
    setItems(items.map((one, i) => (i === place ? { ...one, ...fields } : one)))
  const errorAt = (path: string) => {
    const error = form.errorAt(path)
    return error ? { error } : {}
  }
  return (
    <Fieldset legend={text.checklist}>
      <Stack gap="sm">
        {items.map((item, i) => (
          // Items have no name before they are typed: they are told apart by their places.
          // biome-ignore lint/suspicious/noArrayIndexKey: places are what tells them apart
          <div key={i} className={css.item}>
            <LocalTextInput
              label={text.item({ number: i + 1 })}
              required
              value={item.title}
              onChange={title => change(i, { title: title ?? undefined } as Typed)}
              {...errorAt(`items.${i}.title`)}
            />
            <TextInput
              label={text.itemCode({ number: i + 1 })}
              value={item.code ?? ''}
              onChange={event => change(i, { code: event.currentTarget.value })}
              {...errorAt(`items.${i}.code`)}
            />
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
          </div>
        ))}
        <div>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={16} stroke={1.75} />}
            onClick={() => setItems([...items, { code: freeCode(items) }])}
          >
            {text.addItem}
          </Button>
        </div>
      </Stack>
    </Fieldset>
  )
}

function freeCode(items: readonly Typed[]): string {
  let number = items.length + 1
  while (items.some(({ code }) => code === `item-${number}`)) number += 1
  return `item-${number}`
}
