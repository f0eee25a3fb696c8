// A limit as people give it: a number and its unit, working hours among them.
import { Group, NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '#kernel/web/words.tsx'
import { agreementScreenWords } from '../text/agreements.ts'
import { numberField } from './number-field.ts'
import type { DraftTarget } from './promisable.ts'

type Limit = DraftTarget['limit']
/** Hours are sixty working minutes each. */
const units = [
  'working_minutes',
  'working_hours',
  'working_days',
  'calendar_days',
  'working_day_of_month',
] as const
type Unit = (typeof units)[number]

export function LimitField({
  limit,
  onChange,
  error,
}: {
  limit: Limit
  onChange: (limit: Limit) => void
  error: string | undefined
}) {
  const { limit: text } = useWords(agreementScreenWords)
  const [inHours, setInHours] = useState(limit.count >= 60 && limit.count % 60 === 0)
  const unit: Unit =
    limit.unit === 'percent' || (limit.unit === 'working_minutes' && inHours) ? 'working_hours' : limit.unit
  const each = unit === 'working_hours' ? 60 : 1
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <NumberInput
        label={text.count}
        min={1}
        allowDecimal={unit === 'working_hours'}
        w={104}
        {...numberField(limit.count / each, count => onChange({ ...limit, count: Math.round(count * each) }))}
        error={error}
        withAsterisk
      />
      <Select
        label={text.unit}
        flex={1}
        allowDeselect={false}
        data={units.map(value => ({ value, label: text.units[value] }))}
        value={unit}
        onChange={given => {
          const next = given as Unit
          setInHours(next === 'working_hours')
          const shown = limit.count / each
          onChange(
            next === 'working_hours'
              ? { unit: 'working_minutes', count: Math.round(shown * 60) }
              : { unit: next, count: Math.round(shown) },
          )
        }}
      />
    </Group>
  )
}
