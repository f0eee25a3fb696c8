// Other weeks from a day on: for a while, or for good.
import { ActionIcon, Button, Fieldset, Group, Stack } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { screenWords } from '../text/screen-words.ts'
import { useDates } from './dates.ts'
import { type TypedWeek, WeekEditor } from './WeekEditor.tsx'

export interface TypedPeriod {
  from: string
  until: string | null
  week: TypedWeek
}

export function PeriodEditor(told: {
  periods: TypedPeriod[]
  onChange: (periods: TypedPeriod[]) => void
  /** The usual week, from which a new one begins. */
  usual: TypedWeek
  today: string
  faultAt: (path: string) => string | undefined
}) {
  const { periods, onChange, usual, today, faultAt } = told
  const { hours: text, words } = useWords(screenWords)
  const dates = useDates()
  const change = (index: number, period: Partial<TypedPeriod>) =>
    onChange(periods.map((one, i) => (i === index ? { ...one, ...period } : one)))
  const titleOf = ({ from, until }: TypedPeriod) => {
    if (!from) return text.newPeriod
    return until
      ? text.periodUntil({ from: dates.day(from), until: dates.day(until) })
      : text.period({ from: dates.day(from) })
  }
  return (
    <Stack gap="lg">
      {periods.map((period, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a period has nothing else that stays while it is edited
        <Fieldset key={index} legend={titleOf(period)}>
          <Stack gap="md">
            <Group align="flex-start" gap="md">
              <DateField
                label={text.from}
                value={period.from}
                withAsterisk
                onChange={from => change(index, { from: from ?? '' })}
                error={faultAt(`periods.${index}.from`) ?? faultAt(`periods.${index}`)}
              />
              <DateField
                label={text.until}
                value={period.until}
                onChange={until => change(index, { until })}
                error={faultAt(`periods.${index}.until`)}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                ml="auto"
                aria-label={`${words.remove}: ${titleOf(period)}`}
                onClick={() => onChange(periods.filter((_, i) => i !== index))}
              >
                <IconTrash size={18} stroke={1.75} />
              </ActionIcon>
            </Group>
            <WeekEditor
              week={period.week}
              onChange={week => change(index, { week })}
              faultAt={day => faultAt(`periods.${index}.week.${day}`)}
            />
          </Stack>
        </Fieldset>
      ))}
      <Button
        variant="default"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconPlus size={18} stroke={1.75} />}
        onClick={() => onChange([...periods, { from: today, until: null, week: usual }])}
      >
        {text.addPeriod}
      </Button>
    </Stack>
  )
}
