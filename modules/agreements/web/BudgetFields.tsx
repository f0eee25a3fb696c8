// How the time of a target is split between those who hold the thing in turn.
import { NumberInput, Stack, Text } from '@mantine/core'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { agreementScreenWords } from '../text/agreements.ts'
import css from './agreements.module.css'
import type { DraftTarget } from './promisable.ts'

const holders = ['queue', 'agent', 'client', 'outside'] as const
type Budgets = DraftTarget['budgets']

export function BudgetFields({
  target: { budgets, limit },
  onChange,
  errorAt,
}: {
  target: DraftTarget
  onChange: (budgets: Budgets) => void
  errorAt: (path: string) => string | undefined
}) {
  const { budgets: text } = useWords(agreementScreenWords)
  const format = useFormat()
  const set = (holder: keyof Budgets, given: number | string) => {
    const { [holder]: _, ...rest } = budgets
    onChange(given === '' ? rest : { ...rest, [holder]: Number(given) })
  }
  const sum = holders.reduce((all, holder) => all + (budgets[holder] ?? 0), 0)
  const said =
    limit.unit === 'working_minutes'
      ? text.sumOf({ sum: format.number(sum), limit: format.number(limit.count) })
      : text.sum({ sum: format.number(sum) })
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {text.hint}
      </Text>
      <div className={css.row}>
        {holders.map(holder => (
          <NumberInput
            key={holder}
            label={text.holders[holder]}
            min={0}
            allowDecimal={false}
            value={budgets[holder] ?? ''}
            onChange={given => set(holder, given)}
            error={errorAt(`budgets.${holder}`)}
          />
        ))}
      </div>
      {sum > 0 && (
        <Text size="sm" c={limit.unit === 'working_minutes' && sum > limit.count ? 'red' : 'dimmed'}>
          {said}
        </Text>
      )}
    </Stack>
  )
}
