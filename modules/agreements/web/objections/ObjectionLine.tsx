// One objection with its answer, and what the reader may do with it.
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconArrowBackUp, IconCheck, IconClock, IconX } from '@tabler/icons-react'
import { Mark } from '#kernel/web/ui/Mark.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { Objection } from '../../contract.ts'
import { metricWords } from '../../text/metrics.ts'
import { objectingWords } from '../../text/objecting.ts'
import { agreements } from '../calls.ts'
import css from './objections.module.css'

const looks = {
  open: { color: 'gray', icon: IconClock },
  overdue: { color: 'red', icon: IconAlertTriangle },
  accepted: { color: 'green', icon: IconCheck },
  rejected: { color: 'gray', icon: IconX },
  withdrawn: { color: 'gray', icon: IconArrowBackUp },
} as const

interface Props {
  objection: Objection
  /** What it is about, where that is not clear from the place. */
  about?: React.ReactNode
  onAnswer?: () => void
  onChanged?: () => void
}

export function ObjectionLine({ objection, about, onAnswer, onChanged }: Props) {
  const text = useWords(objectingWords)
  const { metric } = useWords(metricWords)
  const format = useFormat()
  const withdraw = agreements.useCommand('withdrawObjection', {
    onDone: () => {
      void toast({ text: text.withdrawn })
      onChanged?.()
    },
  })
  const { state, may } = objection
  const change = sayChange(objection, text, metric, format)
  return (
    <Stack gap={4} className={css.objection!}>
      <Group gap="sm" justify="space-between" align="flex-start">
        <div className={css.what}>
          {about}
          <Text fw={500}>
            {text.kind[objection.kind]} {text.side[objection.side]}
          </Text>
        </div>
        <Mark color={looks[state].color} icon={looks[state].icon} hint={format.full(objection.answer_due_at)}>
          {text.state[state]}
        </Mark>
      </Group>
      {change && <Text>{change}</Text>}
      <Text className={css.said!}>
        {text.reason[objection.reason_code]}. {objection.text}
      </Text>
      <Text c="dimmed" size="sm">
        {text.raised({ name: objection.raised_by.name, moment: format.moment(objection.raised_at) })}
        {sayLeft(objection, text, format)}
      </Text>
      {objection.answered_by && objection.answered_at && (
        <div className={css.answer}>
          <Text c="dimmed" size="sm">
            {text.answered({
              name: objection.answered_by.name,
              moment: format.moment(objection.answered_at),
            })}
          </Text>
          {objection.verdict_given && (
            <Text>{text.ruled({ verdict: text.verdict[objection.verdict_given] })}</Text>
          )}
          <Text className={css.said!}>{objection.answer_text}</Text>
        </div>
      )}
      {(may.withdraw || (may.answer && onAnswer)) && (
        <Group gap="sm" mt={4}>
          {may.answer && onAnswer && (
            <Button size="compact-sm" onClick={onAnswer}>
              {text.answer}
            </Button>
          )}
          {may.withdraw && (
            <Button
              size="compact-sm"
              variant="default"
              loading={withdraw.isPending}
              onClick={() => withdraw.mutate({ params: { id: objection.id } })}
            >
              {text.withdraw}
            </Button>
          )}
        </Group>
      )}
      <Said refusal={withdraw.error} />
    </Stack>
  )
}

type Words = ReturnType<typeof useWords<(typeof objectingWords)['en']>>
type Format = ReturnType<typeof useFormat>

/** What it is to become: another verdict, or a miss that is excused. */
function sayChange(
  { kind, verdict_then, verdict_wanted, metric, clock_due_at }: Objection,
  text: Words,
  metrics: Record<string, string>,
  format: Format,
): string {
  if (kind === 'dispute' && verdict_then && verdict_wanted)
    return text.wanted({ was: text.verdict[verdict_then], wanted: text.verdict[verdict_wanted] })
  // Whose loss it is, is not told in the early mode.
  if (kind === 'dispute') return ''
  return text.about({
    metric: metrics[metric ?? ''] ?? '',
    moment: clock_due_at ? format.moment(clock_due_at) : '',
  })
}

function sayLeft({ minutes_left, answer_due_at }: Objection, text: Words, format: Format): string {
  if (minutes_left === null) return ''
  const time = format.worked(minutes_left)
  const left = minutes_left < 0 ? text.over({ time }) : text.left({ time })
  return ` · ${text.answerBy({ moment: format.moment(answer_due_at) })} · ${left}`
}
