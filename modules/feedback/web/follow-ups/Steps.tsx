// The four steps: each a form while it is due, and what was done once it is.
import { Button, Card, Select, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { type Cause, causes, contactWays, type FollowUp, tellWays } from '../../contract.ts'
import { deskWords } from '../../text/desk-words.ts'
import { feedback } from '../calls.ts'
import { Part } from '../Part.tsx'
import css from './follow-ups.module.css'

interface Props {
  readonly card: FollowUp
}

const useText = () => useWords(deskWords).followUp

function Done({ at, by }: { at: string; by: string | null }) {
  const text = useText()
  const format = useFormat()
  return (
    <Text size="xs" c="dimmed">
      {text.by({ name: by ?? text.byItself, when: format.moment(at) })}
    </Text>
  )
}

/** A text that must say something before the step can be taken. */
function Words({
  label,
  placeholder,
  value,
  set,
  required = true,
}: {
  label: string
  placeholder?: string
  value: string
  set(value: string): void
  required?: boolean
}) {
  return (
    <Textarea
      label={label}
      placeholder={placeholder ?? ''}
      withAsterisk={required}
      autosize
      minRows={2}
      maxRows={12}
      maxLength={5000}
      value={value}
      onChange={event => set(event.currentTarget.value)}
    />
  )
}

export function ContactStep({ card }: Props) {
  const text = useText()
  const [how, setHow] = useState<(typeof contactWays)[number]>('phone')
  const [note, setNote] = useState('')
  const contact = feedback.useCommand('contactAuthor', {
    onDone: () => {
      setNote('')
      void toast({ text: text.done })
    },
  })
  const due = card.state === 'open'
  if (!due && !card.contacted) return null
  return (
    <Part title={text.contactTitle}>
      {card.contacted && (
        <div>
          <Text>{text.ways[card.contacted.how]}</Text>
          {card.contacted.note && <Text className={css.said!}>{card.contacted.note}</Text>}
          <Done at={card.contacted.at} by={card.contacted.by} />
        </div>
      )}
      {due && (
        <>
          <Select
            maw={260}
            label={text.contactHow}
            allowDeselect={false}
            data={contactWays.map(value => ({ value, label: text.ways[value] }))}
            value={how}
            onChange={value => setHow(value as typeof how)}
          />
          <Words label={text.contactNote} value={note} set={setNote} required={false} />
          <Said refusal={contact.error} />
          <Button
            style={{ alignSelf: 'flex-start' }}
            loading={contact.isPending}
            onClick={() =>
              contact.mutate({ params: { id: card.id }, body: { how, ...(note.trim() ? { note } : {}) } })
            }
          >
            {how === 'not_reached' ? text.ways.not_reached : text.contactSave}
          </Button>
        </>
      )}
    </Part>
  )
}

export function CauseStep({ card }: Props) {
  const text = useText()
  const [cause, setCause] = useState<Cause | null>(null)
  const [changed, setChanged] = useState('')
  const fix = feedback.useCommand('fixCause', { onDone: () => toast({ text: text.done }) })
  const due = card.state === 'open' || card.state === 'contacted'
  if (!due && !card.fixed) return null
  return (
    <Part title={text.causeTitle}>
      {card.fixed && (
        <div>
          <Text fw={500}>{text.causes[card.fixed.cause]}</Text>
          <Text className={css.said!}>{card.fixed.changed}</Text>
          <Done at={card.fixed.at} by={card.fixed.by} />
        </div>
      )}
      {due && (
        <>
          <Select
            maw={320}
            label={text.cause}
            withAsterisk
            data={causes.map(value => ({ value, label: text.causes[value] }))}
            value={cause}
            onChange={value => setCause(value as Cause | null)}
          />
          <Words
            label={text.changed}
            placeholder={text.changedPlaceholder}
            value={changed}
            set={setChanged}
          />
          <Said refusal={fix.error} />
          <Button
            style={{ alignSelf: 'flex-start' }}
            variant={card.state === 'open' ? 'default' : 'filled'}
            loading={fix.isPending}
            disabled={cause === null || changed.trim() === ''}
            onClick={() => cause && fix.mutate({ params: { id: card.id }, body: { cause, changed } })}
          >
            {text.causeSave}
          </Button>
        </>
      )}
    </Part>
  )
}

export function TellStep({ card }: Props) {
  const text = useText()
  const format = useFormat()
  const canWrite = card.author?.address != null
  const [how, setHow] = useState<(typeof tellWays)[number]>(canWrite ? 'letter' : 'phone')
  const [words, setWords] = useState('')
  const tell = feedback.useCommand('tellAuthor', {
    onDone: ({ told }) => toast({ text: told?.by_letter ? text.sent : text.done }),
  })
  if (card.state !== 'fixed' && !card.told) return null
  return (
    <>
      <Part title={text.tellTitle}>
        {card.told && (
          <div>
            <Text fw={500}>
              {text.told({
                how: card.told.by_letter ? text.byLetter : text.ways[card.told.how].toLowerCase(),
              })}
            </Text>
            <Text className={css.said!}>{card.told.text}</Text>
            <Done at={card.told.at} by={card.told.by} />
          </div>
        )}
        {card.state === 'fixed' && (
          <>
            <Select
              maw={260}
              label={text.tellHow}
              allowDeselect={false}
              data={tellWays.map(value => ({
                value,
                label: text.ways[value],
                disabled: value === 'letter' && !canWrite,
              }))}
              value={how}
              onChange={value => setHow(value as typeof how)}
            />
            <Words label={text.tellText} value={words} set={setWords} />
            {how === 'letter' && (
              <Text size="sm" c="dimmed">
                {text.tellLetter}
              </Text>
            )}
            <Said refusal={tell.error} />
            <Button
              style={{ alignSelf: 'flex-start' }}
              loading={tell.isPending}
              disabled={words.trim() === ''}
              onClick={() => tell.mutate({ params: { id: card.id }, body: { how, text: words } })}
            >
              {how === 'letter' ? text.tellSend : text.tellSave}
            </Button>
          </>
        )}
      </Part>
      {card.told && (
        <Part title={text.answerTitle}>
          {card.second ? (
            <Text>
              {text.second({ score: card.second.score })}, {format.moment(card.second.at)}
            </Text>
          ) : (
            card.state === 'told' && <Text c="dimmed">{text.waits}</Text>
          )}
        </Part>
      )}
    </>
  )
}

export function CloseStep({ card }: Props) {
  const text = useText()
  const [why, setWhy] = useState<'nobody_to_tell' | 'not_needed'>('nobody_to_tell')
  const [note, setNote] = useState('')
  const close = feedback.useCommand('closeFollowUp', { onDone: () => toast({ text: text.done }) })
  if (card.closed)
    return (
      <Part title={text.closed({ why: text.closeWays[card.closed.why].toLowerCase() })}>
        {card.closed.note && <Text className={css.said!}>{card.closed.note}</Text>}
        <Done at={card.closed.at} by={card.closed.by} />
      </Part>
    )
  if (card.state === 'told') return null
  return (
    <Card withBorder padding="md" component="details">
      <Text component="summary" style={{ cursor: 'pointer' }}>
        {text.closeTitle}
      </Text>
      <Stack gap="sm" mt="sm">
        <Select
          maw={320}
          label={text.closeWhy}
          allowDeselect={false}
          data={(['nobody_to_tell', 'not_needed'] as const).map(value => ({
            value,
            label: text.closeWays[value],
          }))}
          value={why}
          onChange={value => setWhy(value as typeof why)}
        />
        <Words label={text.closeNote} value={note} set={setNote} />
        <Said refusal={close.error} />
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          loading={close.isPending}
          disabled={note.trim() === ''}
          onClick={() => close.mutate({ params: { id: card.id }, body: { why, note } })}
        >
          {text.closeSave}
        </Button>
      </Stack>
    </Card>
  )
}
