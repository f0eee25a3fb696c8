// Making a calendar: a new one, or a copy of another.
import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { z } from 'zod'
import { LocalText } from '#kernel/contract/shapes.ts'
import { useForm } from '#kernel/web/form.ts'
import { useGo } from '#kernel/web/ui/Link.tsx'
import { LocalTextInput } from '#kernel/web/ui/LocalTextInput.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useLanguage, usePick, useWords } from '#kernel/web/words.tsx'
import { Dialog, TimeZoneField } from '#modules/identity/web/parts.tsx'
import { CalendarFields } from '../contract/shapes.ts'
import { screenWords } from '../text/screen-words.ts'
import { calendars, type KnownCalendar } from './calls.ts'
import { readHours } from './hours.ts'

const NewCalendar = z.object({
  name: LocalText,
  code: CalendarFields.shape.code,
  time_zone: z.string().min(1),
  hours: z.string(),
  follow: z.boolean(),
})

export function MakeDialog(told: { source?: KnownCalendar; opened: boolean; onClose: () => void }) {
  const { source, opened, onClose } = told
  const { make: text } = useWords(screenWords)
  const pick = usePick()
  return (
    <Dialog
      title={source ? text.copyTitle({ name: pick(source.name) }) : text.title}
      opened={opened}
      onClose={onClose}
      wide
      sticky
    >
      <MakeForm {...(source ? { source } : {})} onDone={onClose} />
    </Dialog>
  )
}

function MakeForm({ source, onDone }: { source?: KnownCalendar; onDone: () => void }) {
  const { make: text, words } = useWords(screenWords)
  const { time_zone, language } = useLanguage()
  const go = useGo()
  const make = calendars.useCommand('makeCalendar')
  const fill = calendars.useCommand('putProductionYear')
  const copied = source && {
    ru: source.name.ru && text.copyName({ name: source.name.ru }),
    en: source.name.en && text.copyName({ name: source.name.en }),
  }
  const form = useForm(
    NewCalendar,
    {
      ...(copied ? { name: copied } : {}),
      time_zone: source?.time_zone ?? time_zone,
      hours: '09:00-18:00',
      follow: language === 'ru',
    },
    { id: 'new-calendar' },
  )
  const hours = readHours(form.values.hours ?? '')
  const code = form.field('code')
  const send = async (values: z.output<typeof NewCalendar>) => {
    const { name, code, time_zone } = values
    const day = hours ?? []
    const document = source ? copyOf(source) : { week: { mon: day, tue: day, wed: day, thu: day, fri: day } }
    const made = await make.mutateAsync({
      body: { ...document, name, time_zone, ...(code ? { code } : {}) },
    })
    if (!source && values.follow) {
      const follows = { country: 'RU', week: 'five' } as const
      await fill
        .mutateAsync({ params: { id: made.id }, body: { ...follows, year: new Date().getFullYear() } })
        // The calendar is there all the same; its page says which year is missing.
        .catch(() => undefined)
    }
    onDone()
    void toast({ text: text.made })
    go(`/admin/calendars/${made.id}${source ? '?tab=hours' : ''}`)
  }
  return (
    <form onSubmit={form.submit(send)} noValidate>
      <Stack gap="md">
        <LocalTextInput label={words.name} required {...form.field('name')} />
        <TimeZoneField
          label={words.zone}
          description={text.zoneHint}
          withAsterisk
          {...form.field('time_zone')}
        />
        {!source && (
          <>
            <TextInput
              label={words.hours}
              description={text.hoursHint}
              {...form.field('hours')}
              error={hours ? undefined : words.hoursWrong}
            />
            <Checkbox label={text.follow} {...form.check('follow')} />
          </>
        )}
        <TextInput
          label={words.code}
          description={words.codeHint}
          {...code}
          error={code.error && form.values.code ? words.codeWrong : code.error}
        />
        <Said refusal={form.refusal} />
        <Group justify="flex-end">
          <Button type="submit" loading={form.sending} disabled={!hours}>
            {text.make}
          </Button>
        </Group>
      </Stack>
    </form>
  )

  function copyOf({ week, periods, yearly_holidays, days: own, valid, follows }: KnownCalendar) {
    return {
      week,
      follows,
      ...(periods ? { periods } : {}),
      ...(yearly_holidays ? { yearly_holidays } : {}),
      ...(own ? { days: own } : {}),
      ...(valid ? { valid } : {}),
    }
  }
}
