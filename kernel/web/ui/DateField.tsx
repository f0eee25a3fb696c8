// Choosing a day, written as people write dates.
import { DatePickerInput, DatesProvider } from '@mantine/dates'
import '@mantine/dates/styles.css'
import 'dayjs/locale/ru.js'
import { IconCalendar } from '@tabler/icons-react'
import { useLanguage } from '../words.tsx'

interface Props {
  label: string
  /** `2026-03-12`, or null for none. */
  value: string | null | undefined
  onChange(value: string | null): void
  onBlur?(): void
  error?: string | undefined
  id?: string
  name?: string
  /** The first and the last day that may be chosen. */
  from?: string
  until?: string
}

export function DateField({ value, from, until, onBlur, ...rest }: Props) {
  const { language } = useLanguage()
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
      <DatePickerInput
        {...rest}
        {...(onBlur ? { onBlur } : {})}
        {...(from ? { minDate: from } : {})}
        {...(until ? { maxDate: until } : {})}
        value={value || null}
        valueFormat={language === 'ru' ? 'DD.MM.YYYY' : 'D MMM YYYY'}
        leftSection={<IconCalendar size={18} stroke={1.75} />}
        clearable
      />
    </DatesProvider>
  )
}
