// One thing that is owed: what belongs to it and what was handed over, a waiver, why it is due when it is, what happened.
import { ActionIcon, Button, Group, Modal, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useMe } from '#kernel/web/me.tsx'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useLanguage, usePick, useWebWords, useWords } from '#kernel/web/words.tsx'
import type { OwedWhole } from '../../contract.ts'
import { obligingWords } from '../../text/obliging.ts'
import { agreements } from '../calls.ts'
import { usePeriodName } from '../months.ts'
import { instantAt, wallOf } from '../wall-time.ts'
import { PromiseStories } from '../why/PromiseStories.tsx'
import css from './obligations.module.css'
import { StateMark } from './StateMark.tsx'

export function OwedDialog({ id, onClose }: { id: string; onClose(): void }) {
  const { close } = useWebWords()
  const text = useWords(obligingWords)
  const pick = usePick()
  const periodName = usePeriodName()
  const { data, error } = agreements.useQuery('readObligation', { params: { id } })
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={
        data
          ? `${pick(data.title)}, ${data.period ? periodName(data.period) : text.external({ id: data.external_id ?? '' })}`
          : text.plan
      }
      closeButtonProps={{ 'aria-label': close }}
    >
      <Said refusal={error} />
      {!data && !error && <Loading rows={6} />}
      {data && <Whole owed={data} />}
    </Modal>
  )
}

function Whole({ owed }: { owed: OwedWhole }) {
  const text = useWords(obligingWords)
  const pick = usePick()
  const format = useFormat()
  const me = useMe()
  return (
    <Stack gap="lg">
      <Group gap="sm">
        <StateMark state={owed.state} />
        <Text>{pick(owed.client.name)}</Text>
        {owed.due_at && <Text c="dimmed">{text.due({ moment: format.moment(owed.due_at as string) })}</Text>}
        {owed.done_at && (
          <Text c="dimmed">{text.done({ moment: format.moment(owed.done_at as string) })}</Text>
        )}
      </Group>
      {owed.checklist.length > 0 && (
        <section aria-labelledby="checklist">
          <Title order={3} size="h4" id="checklist">
            {text.checklist}
          </Title>
          {owed.may.deliver && !owed.may.name_past && owed.items_done < owed.items_total && (
            <Text size="sm" c="dimmed">
              {text.fromNow}
            </Text>
          )}
          <ul className={css.items}>
            {owed.checklist.map(item => (
              <li key={item.code}>
                <Item owed={owed} item={item} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Waiver owed={owed} />
      {owed.clocks.length > 0 && (
        <details>
          <summary>{text.why}</summary>
          <PromiseStories clocks={owed.clocks} reader={me.is_agent ? 'others' : 'requester'} level={3} />
        </details>
      )}
      <History id={owed.id} checklist={owed.checklist} />
    </Stack>
  )
}

function Item({ owed, item }: { owed: OwedWhole; item: OwedWhole['checklist'][number] }) {
  const text = useWords(obligingWords)
  const pick = usePick()
  const format = useFormat()
  const { time_zone } = useLanguage()
  const [document, setDocument] = useState('')
  const [day, setDay] = useState<string | null>(null)
  const deliver = agreements.useCommand('deliverItem', { onDone: () => setDocument('') })
  const withdraw = agreements.useCommand('withdrawItem')
  const { evidence } = item
  const title = pick(item.title)
  if (evidence) {
    const told = text.deliveredAt({
      moment: format.moment(evidence.delivered_at as string),
      source: text.source[evidence.source],
    })
    return (
      <>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Group gap="xs" wrap="nowrap">
              <IconCheck size={18} stroke={1.75} color="var(--mantine-color-green-text)" aria-hidden="true" />
              <Text>{title}</Text>
            </Group>
            <Text size="sm" c="dimmed">
              {evidence.recorded_by ? text.by({ name: evidence.recorded_by.name, rest: told }) : told}
              {evidence.document && ` · ${evidence.document}`}
            </Text>
          </div>
          {owed.may.deliver && (
            <ActionIcon
              variant="subtle"
              color="gray"
              c="dimmed"
              aria-label={text.unmark({ item: title })}
              loading={withdraw.isPending}
              onClick={() => withdraw.mutate({ params: { id: owed.id, item: item.code } })}
            >
              <IconX size={16} />
            </ActionIcon>
          )}
        </Group>
        <Said refusal={withdraw.error} />
      </>
    )
  }
  const today = wallOf(Date.now(), time_zone).day
  // What has not begun yet may be handed over today.
  const [earliest] = [wallOf(owed.opened_at as string, time_zone).day, today].sort()
  const send = () => {
    const at = day && day !== today ? instantAt(day, '12:00', time_zone) : null
    deliver.mutate({
      params: { id: owed.id },
      body: { item: item.code, document: document || null, ...(at ? { delivered_at: at } : {}) },
    })
  }
  if (!owed.may.deliver) return <Text>{title}</Text>
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <Text fw={500}>{title}</Text>
      <Group gap="sm" align="flex-end">
        <TextInput
          label={text.document}
          maxLength={500}
          value={document}
          onChange={event => setDocument(event.currentTarget.value)}
        />
        {owed.may.name_past && (
          <DateField label={text.when} value={day ?? today} onChange={setDay} from={earliest} until={today} />
        )}
        <Button
          type="submit"
          variant="default"
          loading={deliver.isPending}
          aria-label={`${text.mark}: ${title}`}
        >
          {text.mark}
        </Button>
      </Group>
      <Said refusal={deliver.error} />
    </form>
  )
}

function Waiver({ owed }: { owed: OwedWhole }) {
  const text = useWords(obligingWords)
  const format = useFormat()
  const [reason, setReason] = useState<string | null>(null)
  const ask = agreements.useCommand('askWaiver', { onDone: () => setReason(null) })
  const answer = agreements.useCommand('answerWaiver')
  const { waiver, may } = owed
  const params = { id: owed.id }
  if (!waiver && !may.ask_waiver) return null
  return (
    <section aria-labelledby="waiver">
      <Title order={3} size="h4" id="waiver" mb="xs">
        {text.waiver}
      </Title>
      {waiver && (
        <Text>
          {waiver.approved_by
            ? text.waived({
                name: waiver.approved_by.name,
                moment: format.moment(waiver.approved_at as string),
                reason: waiver.reason,
              })
            : text.waiverAsked({ name: waiver.asked_by.name, reason: waiver.reason })}
        </Text>
      )}
      {may.answer_waiver && (
        <Group gap="sm" mt="xs">
          <Button
            loading={answer.isPending}
            onClick={() => answer.mutate({ params, body: { approve: true } })}
          >
            {text.approve}
          </Button>
          <Button variant="default" onClick={() => answer.mutate({ params, body: { approve: false } })}>
            {text.refuse}
          </Button>
        </Group>
      )}
      {may.ask_waiver && reason === null && (
        <Button variant="default" size="compact-sm" onClick={() => setReason('')}>
          {text.askWaiver}
        </Button>
      )}
      {may.ask_waiver && reason !== null && (
        <form
          onSubmit={event => {
            event.preventDefault()
            ask.mutate({ params, body: { reason } })
          }}
        >
          <Textarea
            label={text.waiverReason}
            required
            autosize
            maxLength={2000}
            value={reason}
            onChange={event => setReason(event.currentTarget.value)}
          />
          <Button type="submit" mt="xs" variant="default" disabled={!reason.trim()} loading={ask.isPending}>
            {text.askWaiver}
          </Button>
        </form>
      )}
      <Said refusal={ask.error ?? answer.error} />
    </section>
  )
}

function History({ id, checklist }: Pick<OwedWhole, 'id' | 'checklist'>) {
  const text = useWords(obligingWords)
  const pick = usePick()
  const format = useFormat()
  const { data } = agreements.useQuery('listObligationEvents', { params: { id }, query: { limit: 200 } })
  if (!data) return null
  const itemOf = (code: unknown) =>
    pick(checklist.find(item => item.code === code)?.title) || String(code ?? '')
  const say = ({
    name,
    payload,
    at,
  }: {
    name: string
    payload: Record<string, unknown>
    at: unknown
  }): string => {
    const item = itemOf(payload.item)
    const counted = typeof payload.delivered_at === 'string' ? payload.delivered_at : null
    if (counted !== null && Date.parse(counted) < Date.parse(at as string))
      return text.deliveredAsOf({ item, moment: format.moment(counted) })
    const said = text.events[name as keyof typeof text.events]
    return typeof said === 'function' ? said({ item }) : (said ?? name)
  }
  return (
    <details>
      <summary>{text.history}</summary>
      <ul className={css.items}>
        {data.items.map(line => (
          <li key={line.id}>
            <Text>{say(line)}</Text>
            <Text size="sm" c="dimmed">
              {format.moment(line.at as string)} · {line.actor?.name ?? text.system}
            </Text>
          </li>
        ))}
      </ul>
    </details>
  )
}
