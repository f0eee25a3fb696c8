// The steps of escalation of a target: when each is taken, under which conditions, and who hears of it.
import { Button, Checkbox, Group, NumberInput, Select, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useWords } from '#kernel/web/words.tsx'
import { priorities } from '../contract/shapes.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import css from './agreements.module.css'
import { numberField } from './number-field.ts'
import { type DraftStep, newStep } from './promisable.ts'
import { ReceiverFields } from './ReceiverFields.tsx'

const most_steps = 20

interface Told {
  steps: readonly DraftStep[]
  onChange: (steps: DraftStep[]) => void
  errorAt: (path: string) => string | undefined
}

export function StepsEditor({ steps, onChange, errorAt }: Told) {
  const { steps: text } = useWords(agreementScreenWords)
  return (
    <Stack gap="sm" role="group" aria-label={text.title}>
      <Text fw={600} size="sm">
        {text.title}
      </Text>
      {steps.length === 0 && (
        <Text size="sm" c="dimmed">
          {text.none}
        </Text>
      )}
      {steps.map((step, index) => (
        <StepFields
          key={step.key}
          step={step}
          number={index + 1}
          onChange={changed => onChange(steps.with(index, changed))}
          onRemove={() => onChange(steps.toSpliced(index, 1))}
          errorAt={path => errorAt(`.${index}.${path}`)}
        />
      ))}
      {steps.length < most_steps && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={16} stroke={1.75} />}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => onChange([...steps, newStep(steps)])}
        >
          {text.add}
        </Button>
      )}
    </Stack>
  )
}

function StepFields({
  step,
  number,
  onChange,
  onRemove,
  errorAt,
}: {
  step: DraftStep
  number: number
  onChange: (step: DraftStep) => void
  onRemove: () => void
  errorAt: (path: string) => string | undefined
}) {
  const { steps: text } = useWords(agreementScreenWords)
  return (
    <fieldset className={css.step} aria-label={text.step({ number })}>
      <div className={css.row}>
        <WhenFields when={step.when} onChange={when => onChange({ ...step, when })} error={errorAt('when')} />
        <NumberInput
          label={text.level}
          min={1}
          max={9}
          allowDecimal={false}
          {...numberField(step.level, level => onChange({ ...step, level }))}
          error={errorAt('level')}
        />
      </div>
      <ReceiverFields to={step.to} onChange={to => onChange({ ...step, to })} errorAt={errorAt} />
      <ConditionFields step={step} onChange={onChange} />
      <Group justify="flex-end">
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconTrash size={16} stroke={1.75} />}
          aria-label={text.removeOne({ number })}
          onClick={onRemove}
        >
          {text.remove}
        </Button>
      </Group>
    </fieldset>
  )
}

type When = DraftStep['when']
const ways = ['minutes_before', 'percent', 'minutes_after'] as const

function WhenFields({
  when,
  onChange,
  error,
}: {
  when: When
  onChange: (when: When) => void
  error: string | undefined
}) {
  const { steps: text } = useWords(agreementScreenWords)
  const way = ways.find(one => one in when)!
  const value = (when as Record<(typeof ways)[number], number>)[way]
  const begun = { minutes_before: 10, percent: 80, minutes_after: 0 } as const
  return (
    <>
      <Select
        label={text.when}
        allowDeselect={false}
        data={ways.map(one => ({ value: one, label: text.ways[one] }))}
        value={way}
        onChange={given => {
          const next = given as (typeof ways)[number]
          onChange({ [next]: begun[next] } as unknown as When)
        }}
      />
      <NumberInput
        label={text.units[way]}
        min={way === 'minutes_after' ? 0 : 1}
        {...(way === 'percent' ? { max: 99 } : {})}
        allowDecimal={false}
        {...numberField(value, given => onChange({ [way]: given } as unknown as When))}
        error={error}
        withAsterisk
      />
    </>
  )
}

const takers = ['any', 'nobody', 'somebody'] as const
type Taker = (typeof takers)[number]
const unassignedOf: Readonly<Record<Taker, boolean | undefined>> = {
  any: undefined,
  nobody: true,
  somebody: false,
}

function ConditionFields({ step, onChange }: { step: DraftStep; onChange: (step: DraftStep) => void }) {
  const { steps: text } = useWords(agreementScreenWords)
  const { if: condition, ...rest } = step
  const set = (part: NonNullable<DraftStep['if']>) => {
    const next = { ...condition, ...part }
    const wanted = {
      ...(next.unassigned === undefined ? {} : { unassigned: next.unassigned }),
      ...(next.priority?.length ? { priority: next.priority } : {}),
    }
    onChange(Object.keys(wanted).length > 0 ? { ...rest, if: wanted } : rest)
  }
  return (
    <Stack gap="sm">
      <Checkbox.Group
        label={text.priorities}
        description={text.prioritiesHint}
        value={condition?.priority ?? []}
        onChange={given => set({ priority: priorities.filter(one => given.includes(one)) })}
      >
        <Group gap="md" mt="xs">
          {priorities.map(priority => (
            <Checkbox key={priority} value={priority} label={priority} />
          ))}
        </Group>
      </Checkbox.Group>
      <Select
        label={text.taken}
        allowDeselect={false}
        data={takers.map(one => ({ value: one, label: text.takenBy[one] }))}
        value={takers.find(one => unassignedOf[one] === condition?.unassigned)!}
        onChange={given => set({ unassigned: unassignedOf[given as Taker] })}
      />
    </Stack>
  )
}
