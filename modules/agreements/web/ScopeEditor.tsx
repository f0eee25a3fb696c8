// For which things a draft is to hold: the named values of each dimension, everything where none is named.
import { Checkbox, Group, Stack, Text } from '@mantine/core'
import { useWords } from '#kernel/web/words.tsx'
import { priorities } from '../contract/shapes.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import css from './agreements.module.css'
import { ChoicesField } from './ChoiceFields.tsx'
import type { DraftFields } from './draft-fields.ts'

const named = ['client', 'service', 'unit', 'region', 'department', 'type'] as const
type Scope = DraftFields['scope']

export function ScopeEditor({
  scope,
  onChange,
  errorAt,
}: {
  scope: Scope
  onChange: (scope: Scope) => void
  errorAt: (path: string) => string | undefined
}) {
  const { scope: text } = useWords(agreementScreenWords)
  const set = (dimension: keyof Scope, values: readonly string[]) => {
    const { [dimension]: _, ...rest } = scope
    onChange(values.length === 0 ? rest : { ...rest, [dimension]: values })
  }
  return (
    <Stack gap="md">
      <div className={css.wideRow}>
        {named.map(dimension => (
          <ChoicesField
            key={dimension}
            kind={dimension}
            mine
            label={text.dimensions[dimension]}
            placeholder={text.any[dimension]}
            value={scope[dimension] ?? []}
            onChange={ids => set(dimension, ids)}
            error={errorAt(`scope.${dimension}`)}
          />
        ))}
      </div>
      <Checkbox.Group
        label={text.dimensions.priority}
        value={scope.priority ?? []}
        onChange={given =>
          set(
            'priority',
            priorities.filter(one => given.includes(one)),
          )
        }
      >
        <Group gap="md" mt="xs">
          {priorities.map(priority => (
            <Checkbox key={priority} value={priority} label={priority} />
          ))}
          {!scope.priority?.length && (
            <Text size="sm" c="dimmed">
              {text.any.priority}
            </Text>
          )}
        </Group>
      </Checkbox.Group>
    </Stack>
  )
}
