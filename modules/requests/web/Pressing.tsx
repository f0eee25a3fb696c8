// How pressing a request is, by when a result was promised, whether it came complete: said by whoever works on it.
import { Button, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useLanguage, useWords } from '#kernel/web/words.tsx'
import { instantAt, wallOf } from '#modules/agreements/web/parts.tsx'
import {
  type Completeness,
  completenessCodes,
  type Degree,
  type Priority,
  priorities,
  priorityOf,
  type Request,
} from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { requests } from './calls.ts'
import css from './desk.module.css'

export function Pressing({ request, level }: { request: Request; level: 2 | 3 }) {
  const { pressing } = useWords(requestWords)
  const { may } = request
  return (
    <section className={css.section} aria-labelledby={`pressing-${request.id}`}>
      <Title order={level} size="h3" id={`pressing-${request.id}`} mb="xs">
        {pressing.title}
      </Title>
      <Stack gap="sm">
        {may.work ? <Fields key={request.version} request={request} /> : <Told request={request} />}
      </Stack>
    </section>
  )
}

/** The same for those who only read. */
function Told({ request }: { request: Request }) {
  const { pressing } = useWords(requestWords)
  const format = useFormat()
  const { priority, promised_at, completeness } = request
  return (
    <>
      <Text>{pressing.priorities[priority]}</Text>
      {promised_at && (
        <Text>
          {pressing.promised}: {format.moment(promised_at)}
        </Text>
      )}
      {completeness && (
        <Text>
          {pressing.first}: {pressing.codes[completeness]}
        </Text>
      )}
    </>
  )
}

function Fields({ request }: { request: Request }) {
  const { pressing } = useWords(requestWords)
  const edit = requests.useCommand('editRequest')
  const params = { id: request.id }
  const degrees = (names: Readonly<Record<'1' | '2' | '3', string>>) =>
    (['1', '2', '3'] as const).map(value => ({ value, label: names[value] }))
  return (
    <>
      <Group gap="sm" grow align="flex-start">
        <Select
          label={pressing.impact}
          size="xs"
          allowDeselect={false}
          data={degrees(pressing.impacts)}
          value={String(request.impact)}
          onChange={value => edit.mutate({ params, body: { impact: Number(value) as Degree } })}
        />
        <Select
          label={pressing.urgency}
          size="xs"
          allowDeselect={false}
          data={degrees(pressing.urgencies)}
          value={String(request.urgency)}
          onChange={value => edit.mutate({ params, body: { urgency: Number(value) as Degree } })}
        />
      </Group>
      <PriorityField request={request} onSet={body => edit.mutate({ params, body })} />
      <PromiseFields
        promised_at={request.promised_at as string | null}
        onSet={promised_at => edit.mutate({ params, body: { promised_at } })}
      />
      <Select
        label={pressing.first}
        size="xs"
        placeholder={pressing.notLooked}
        allowDeselect={false}
        data={completenessCodes.map(code => ({ value: code, label: pressing.codes[code] }))}
        value={request.completeness}
        onChange={code => code && edit.mutate({ params, body: { completeness: code as Completeness } })}
      />
      <Said refusal={edit.error} />
    </>
  )
}

/** The priority that impact and urgency give, or another with its reason. */
function PriorityField({
  request,
  onSet,
}: {
  request: Request
  onSet(body: { priority: Priority; priority_reason?: string }): void
}) {
  const { pressing } = useWords(requestWords)
  const [wanted, setWanted] = useState<Priority>(request.priority)
  const [reason, setReason] = useState(request.priority_reason ?? '')
  const computed = priorityOf(request.impact as Degree, request.urgency as Degree)
  const choose = (value: string | null) => {
    const priority = (value ?? request.priority) as Priority
    setWanted(priority)
    if (priority === computed && priority !== request.priority) onSet({ priority })
  }
  const words = { priority: wanted, computed }
  return (
    <>
      <Select
        label={pressing.priority}
        description={wanted === computed ? undefined : pressing.computed({ priority: computed })}
        size="xs"
        allowDeselect={false}
        data={priorities.map(value => ({ value, label: pressing.priorities[value] }))}
        value={wanted}
        onChange={choose}
      />
      {wanted !== computed && (
        <form
          onSubmit={event => {
            event.preventDefault()
            onSet({ priority: wanted, priority_reason: reason })
          }}
        >
          <Group gap="sm" align="flex-end" wrap="nowrap">
            <TextInput
              flex={1}
              size="xs"
              label={pressing.reason(words)}
              required
              maxLength={1000}
              value={reason}
              onChange={event => setReason(event.currentTarget.value)}
            />
            <Button
              type="submit"
              size="xs"
              variant="default"
              disabled={!reason.trim() || (wanted === request.priority && reason === request.priority_reason)}
            >
              {pressing.set(words)}
            </Button>
          </Group>
        </form>
      )}
    </>
  )
}

/** The day and the time on the reader's wall, six in the evening unless said. */
function PromiseFields({
  promised_at,
  onSet,
}: {
  promised_at: string | null
  onSet(promised_at: string | null): void
}) {
  const { pressing } = useWords(requestWords)
  const { time_zone } = useLanguage()
  const known = promised_at ? wallOf(promised_at, time_zone) : null
  const [day, setDay] = useState<string | null>(known?.day ?? null)
  const [time, setTime] = useState(known?.time ?? '18:00')
  const instant = day ? instantAt(day, time, time_zone) : null
  const isNew = instant !== null && (promised_at === null || Date.parse(instant) !== Date.parse(promised_at))
  return (
    <fieldset className={css.promise}>
      <legend>{pressing.promised}</legend>
      <form
        onSubmit={event => {
          event.preventDefault()
          if (isNew) onSet(instant)
        }}
      >
        <Group gap="sm" align="flex-end">
          <DateField
            label={pressing.day}
            value={day}
            onChange={setDay}
            from={wallOf(Date.now(), time_zone).day}
          />
          <TextInput
            type="time"
            label={pressing.time}
            value={time}
            onChange={event => setTime(event.currentTarget.value)}
          />
          {isNew && (
            <Button type="submit" size="xs" variant="default">
              {pressing.promise}
            </Button>
          )}
          {promised_at && !isNew && (
            <Button size="xs" variant="default" onClick={() => onSet(null)}>
              {pressing.takeBack}
            </Button>
          )}
        </Group>
      </form>
    </fieldset>
  )
}
