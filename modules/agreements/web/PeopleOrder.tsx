// People in the order of their turns: added by name, moved up and down, taken out.
import { ActionIcon, Stack, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { usePick, useWords } from '#kernel/web/words.tsx'
import { agreementScreenWords } from '../text/agreements.ts'
import css from './agreements.module.css'
import { ChoiceField } from './ChoiceFields.tsx'
import { useNames } from './names.tsx'

/** Ids of people; their names are those of `NamesProvider`. */
export function PeopleOrder({
  people,
  onChange,
  error,
}: {
  people: readonly string[]
  onChange: (people: string[]) => void
  error: string | undefined
}) {
  const { rotas: text } = useWords(agreementScreenWords)
  const pick = usePick()
  const { names } = useNames()
  const moved = (from: number, to: number) => {
    const next = people.toSpliced(from, 1)
    onChange(next.toSpliced(to, 0, people[from]!))
  }
  return (
    <Stack gap="xs" role="group" aria-label={text.order}>
      <Text size="sm" fw={600}>
        {text.order}
      </Text>
      {people.length > 0 && (
        <ol className={css.order}>
          {people.map((id, index) => {
            const name = pick(names[`person:${id}`])
            return (
              <li key={id}>
                <Text c="dimmed" w={24} ta="end">
                  {index + 1}
                </Text>
                <Text component="span">{name}</Text>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={text.up({ name })}
                  disabled={index === 0}
                  onClick={() => moved(index, index - 1)}
                >
                  <IconArrowUp size={18} stroke={1.75} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={text.down({ name })}
                  disabled={index === people.length - 1}
                  onClick={() => moved(index, index + 1)}
                >
                  <IconArrowDown size={18} stroke={1.75} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={text.takeOut({ name })}
                  onClick={() => onChange(people.filter(one => one !== id))}
                >
                  <IconX size={18} stroke={1.75} />
                </ActionIcon>
              </li>
            )
          })}
        </ol>
      )}
      <ChoiceField
        kind="person"
        label={text.addPerson}
        value={null}
        onChange={id => id && !people.includes(id) && onChange([...people, id])}
        error={error}
      />
    </Stack>
  )
}
