// All that is known of the times promised on a thing: their stories, whose loss it counts as, and what was said against it.
import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import { useState } from 'react'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, usePick, useWebWords, useWords } from '#kernel/web/words.tsx'
import type { ExplainedClock, NewObjection, Objecting } from '../../contract.ts'
import { objectingWords } from '../../text/objecting.ts'
import { AnswerDialog } from '../objections/AnswerDialog.tsx'
import { ObjectionLine } from '../objections/ObjectionLine.tsx'
import css from '../objections/objections.module.css'
import { RaiseForm } from '../objections/RaiseForm.tsx'
import { PromiseStories } from './PromiseStories.tsx'
import type { Reader } from './telling.ts'

export interface PanelProps {
  clocks: readonly ExplainedClock[]
  objecting: Objecting | null
  reader: Reader
  level: 2 | 3
  /** Sends an objection where the thing belongs. */
  raise(objection: NewObjection): Promise<unknown>
  /** Something was answered or taken back. */
  onChanged(): void
}

type Raising = { kind: 'dispute' } | { kind: 'excuse'; clock: ExplainedClock }

export function PromisesPanel({ clocks, objecting, reader, level, raise, onChanged }: PanelProps) {
  const text = useWords(objectingWords)
  const [raising, setRaising] = useState<Raising | null>(null)
  return (
    <Stack gap="lg">
      {objecting && <Outcome objecting={objecting} onDispute={() => setRaising({ kind: 'dispute' })} />}
      <div>
        <PromiseStories clocks={clocks} reader={reader} level={level}>
          {clock =>
            objecting?.may_excuse.includes(clock.id) && (
              <Button
                mt="sm"
                variant="default"
                size="compact-sm"
                onClick={() => setRaising({ kind: 'excuse', clock })}
              >
                {text.excuse}
              </Button>
            )
          }
        </PromiseStories>
      </div>
      {objecting && <Said objecting={objecting} level={level} onChanged={onChanged} />}
      {raising && (
        <RaiseDialog raising={raising} objecting={objecting} raise={raise} onClose={() => setRaising(null)} />
      )}
    </Stack>
  )
}

/** Whose loss it counts as, and until when that may be disputed. */
function Outcome({ objecting, onDispute }: { objecting: Objecting; onDispute(): void }) {
  const text = useWords(objectingWords)
  const format = useFormat()
  const { verdict, is_ruled, until, may_dispute } = objecting
  if (!verdict) return null
  const said = (is_ruled ? text.outcomeRuled : text.outcome)({ verdict: text.verdict[verdict] })
  return (
    <Group justify="space-between" gap="sm">
      <div>
        <Text fw={600}>{said}</Text>
        {may_dispute && until && (
          <Text size="sm" c="dimmed">
            {text.until({ moment: format.moment(until) })}
          </Text>
        )}
      </div>
      {may_dispute && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconScale size={16} stroke={1.75} />}
          onClick={onDispute}
        >
          {text.dispute}
        </Button>
      )}
    </Group>
  )
}

function Said({ objecting, level, onChanged }: { objecting: Objecting; level: 2 | 3; onChanged(): void }) {
  const text = useWords(objectingWords)
  const [answering, setAnswering] = useState<string | null>(null)
  const { objections } = objecting
  const found = objections.find(({ id, may }) => id === answering && may.answer)
  if (objections.length === 0) return null
  return (
    <section aria-labelledby="objections-here">
      <Title order={level} size="h4" id="objections-here">
        {text.list}
      </Title>
      <ul className={css.list}>
        {objections.map(objection => (
          <li key={objection.id}>
            <ObjectionLine
              objection={objection}
              onAnswer={() => setAnswering(objection.id)}
              onChanged={onChanged}
            />
          </li>
        ))}
      </ul>
      {found && (
        <AnswerDialog
          objection={found}
          onClose={() => {
            setAnswering(null)
            onChanged()
          }}
        />
      )}
    </section>
  )
}

interface RaiseProps extends Pick<PanelProps, 'raise' | 'objecting'> {
  raising: Raising
  onClose(): void
}

function RaiseDialog({ raising, objecting, raise, onClose }: RaiseProps) {
  const text = useWords(objectingWords)
  const pick = usePick()
  const { close } = useWebWords()
  const send = async (objection: NewObjection) => {
    await raise(objection)
    void toast({ text: text.sent })
    onClose()
  }
  const title =
    raising.kind === 'dispute' ? text.disputeTitle : text.excuseTitle({ title: pick(raising.clock.title) })
  const verdict = objecting?.verdict
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': close }}>
      {raising.kind === 'excuse' && (
        <RaiseForm about={{ kind: 'excuse', clock_id: raising.clock.id }} send={send} onClose={onClose} />
      )}
      {raising.kind === 'dispute' && verdict && (
        <RaiseForm about={{ kind: 'dispute', verdict }} send={send} onClose={onClose} />
      )}
    </Modal>
  )
}
