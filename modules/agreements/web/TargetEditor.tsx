// One target as it is typed, with its sentence beside it.
import { Button, Checkbox, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { LocalTextInput } from '#kernel/web/ui/LocalTextInput.tsx'
import { useLanguage, useWords } from '#kernel/web/words.tsx'
import { type Metric, pauseReasons } from '../contract/shapes.ts'
import { calendarSources } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import css from './agreements.module.css'
import { BudgetFields } from './BudgetFields.tsx'
import { useCalendars } from './calls.ts'
import { Sentence } from './EditionReading.tsx'
import { Fold } from './Fold.tsx'
import { sayCalendarName } from './hours.ts'
import { LimitField } from './LimitField.tsx'
import { numberField } from './number-field.ts'
import { measuredWait, type Sides } from './plain.ts'
import { type DraftTarget, freeMetrics, withMetric } from './promisable.ts'
import { StepsEditor } from './StepsEditor.tsx'

interface Told {
  target: DraftTarget
  others: readonly DraftTarget[]
  sides: Sides
  errorAt: (path: string) => string | undefined
  onChange: (target: DraftTarget) => void
  onRemove: () => void
}

export function TargetEditor({ target, others, sides, errorAt, onChange, onRemove }: Told) {
  const { target: text, metrics } = useWords(agreementScreenWords)
  const set = (part: Partial<DraftTarget>) => onChange({ ...target, ...part })
  const isShare = target.metric === 'completeness'
  const own = freeMetrics(sides.promiser, others)
  const choices = own.includes(target.metric) ? own : [target.metric, ...own]
  return (
    <fieldset className={css.target} aria-label={metrics[target.metric]}>
      <div className={css.fields}>
        <div className={css.row}>
          <Select
            label={text.metric}
            allowDeselect={false}
            data={choices.map(metric => ({ value: metric, label: metrics[metric] }))}
            value={target.metric}
            onChange={metric => metric && onChange(withMetric(target, metric as Metric))}
            error={errorAt('metric')}
          />
          {isShare ? (
            <NumberInput
              label={text.share}
              description={text.shareHint}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              min={1}
              max={100}
              allowDecimal={false}
              suffix=" %"
              {...numberField(target.limit.count, count => set({ limit: { unit: 'percent', count } }))}
              error={errorAt('limit')}
              withAsterisk
            />
          ) : target.metric === 'promised_date' ? (
            <Text c="dimmed" size="sm" mt="lg">
              {text.noLimit}
            </Text>
          ) : (
            <LimitField limit={target.limit} onChange={limit => set({ limit })} error={errorAt('limit')} />
          )}
        </div>
        {!isShare && <ClockFields target={target} sides={sides} set={set} errorAt={errorAt} />}
        <Fold title={text.naming} opened={Boolean(errorAt('title') ?? errorAt('code'))}>
          <Stack gap="md">
            <LocalTextInput
              label={text.title}
              description={text.titleHint}
              required
              value={target.title}
              onChange={title => set({ title: title ?? {} })}
              error={errorAt('title')}
            />
            <TextInput
              label={text.code}
              description={text.codeHint}
              withAsterisk
              value={target.code}
              onChange={event => set({ code: event.currentTarget.value })}
              error={errorAt('code')}
            />
          </Stack>
        </Fold>
        <Group justify="flex-end">
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconTrash size={16} stroke={1.75} />}
            aria-label={text.removeOne({ name: metrics[target.metric] })}
            onClick={onRemove}
          >
            {text.remove}
          </Button>
        </Group>
      </div>
      <div className={css.reading}>
        <div className={css.stuck} aria-live="polite">
          <Text size="sm" c="dimmed" mb="xs">
            {text.reads}
          </Text>
          <Sentence target={target} sides={sides} />
        </div>
      </div>
    </fieldset>
  )
}

interface Part {
  target: DraftTarget
  set: (part: Partial<DraftTarget>) => void
}

/** All that only a clock has: its calendar, warning, pauses, steps and budgets. */
function ClockFields({ target, sides, set, errorAt }: Part & Pick<Told, 'sides' | 'errorAt'>) {
  const { target: text } = useWords(agreementScreenWords)
  return (
    <>
      <div className={css.row}>
        <CalendarFields target={target} set={set} error={errorAt('calendar_id')} />
        <NumberInput
          label={text.warn}
          description={text.warnHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={0}
          allowDecimal={false}
          {...numberField(target.warn_minutes, warn_minutes => set({ warn_minutes }))}
          error={errorAt('warn_minutes')}
        />
      </div>
      <PauseFields target={target} sides={sides} set={set} />
      <StepsEditor
        steps={target.steps}
        onChange={steps => set({ steps })}
        errorAt={path => errorAt(`steps${path}`)}
      />
      <Fold title={text.budgets} opened={errorAt('budgets') !== undefined}>
        <BudgetFields target={target} onChange={budgets => set({ budgets })} errorAt={errorAt} />
      </Fold>
    </>
  )
}

function CalendarFields({ target, set, error }: Part & { error: string | undefined }) {
  const { target: text } = useWords(agreementScreenWords)
  const { language } = useLanguage()
  const calendars = useCalendars()
  return (
    <>
      <Select
        label={text.calendar}
        allowDeselect={false}
        data={calendarSources.map(source => ({ value: source, label: text.sources[source] }))}
        value={target.calendar_source}
        onChange={given => {
          const calendar_source = given as DraftTarget['calendar_source']
          set({ calendar_source, calendar_id: null })
        }}
      />
      {target.calendar_source === 'named' && (
        <Select
          label={text.named}
          withAsterisk
          allowDeselect={false}
          searchable
          data={calendars.map(calendar => ({
            value: calendar.id,
            label: sayCalendarName(calendar, language),
          }))}
          value={target.calendar_id}
          onChange={calendar_id => set({ calendar_id })}
          error={error}
        />
      )}
    </>
  )
}

function PauseFields({ target, sides, set }: Part & { sides: Sides }) {
  const { target: text, pauses: names } = useWords(agreementScreenWords)
  const measured = measuredWait(target.metric, sides.promiser)
  const shown = pauseReasons.filter(reason => reason !== measured)
  return (
    <Checkbox.Group
      label={text.pauses}
      value={target.pauses}
      onChange={given => set({ pauses: pauseReasons.filter(reason => given.includes(reason)) })}
    >
      <Group gap="8px 16px" mt="xs">
        {shown.map(reason => (
          <Checkbox key={reason} value={reason} label={names[reason]} />
        ))}
      </Group>
    </Checkbox.Group>
  )
}
