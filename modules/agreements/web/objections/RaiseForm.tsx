// The form of a dispute or of a request to excuse a missed time; whoever shows it knows where it is sent.
import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core'
import { z } from 'zod'
import { useForm } from '#kernel/web/form.ts'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWebWords, useWords } from '#kernel/web/words.tsx'
import { type NewObjection, objectionReasons, type Verdict, verdicts } from '../../contract.ts'
import { objectingWords } from '../../text/objecting.ts'

const Fields = z.object({
  verdict: z.enum(verdicts),
  reason_code: z.enum(objectionReasons),
  text: z
    .string()
    .max(2000)
    .refine(text => text.trim().length > 0, { error: 'empty' }),
})
const ExcuseFields = Fields.omit({ verdict: true })

interface Props {
  /** Of an excuse the promise, of a dispute the verdict as it stands. */
  about: { kind: 'excuse'; clock_id: string } | { kind: 'dispute'; verdict: Verdict }
  send(objection: NewObjection): Promise<unknown>
  onClose(): void
}

export const RaiseForm = ({ about, ...props }: Props) =>
  about.kind === 'excuse' ? <Excuse about={about} {...props} /> : <Dispute about={about} {...props} />

function Excuse({ about, send, onClose }: Props & { about: { kind: 'excuse'; clock_id: string } }) {
  const text = useWords(objectingWords)
  const form = useForm(ExcuseFields, {}, { id: 'excuse' })
  return (
    <form onSubmit={form.submit(fields => send({ ...about, ...fields }))} noValidate>
      <Stack gap="md">
        <Text>{text.excuseNote}</Text>
        <Why reason={form.field('reason_code')} words={form.field('text')} />
        <Said refusal={form.refusal} />
        <Buttons sending={form.sending} onClose={onClose} />
      </Stack>
    </form>
  )
}

function Dispute({ about, send, onClose }: Props & { about: { kind: 'dispute'; verdict: Verdict } }) {
  const text = useWords(objectingWords)
  const form = useForm(Fields, {}, { id: 'dispute' })
  const others = verdicts.filter(verdict => verdict !== about.verdict)
  return (
    <form onSubmit={form.submit(fields => send({ kind: 'dispute', ...fields }))} noValidate>
      <Stack gap="md">
        <Text>
          {text.now({ verdict: text.verdict[about.verdict] })} {text.disputeNote}
        </Text>
        <Select
          label={text.should}
          withAsterisk
          data={others.map(value => ({ value, label: text.verdict[value] }))}
          {...form.field('verdict')}
        />
        <Why reason={form.field('reason_code')} words={form.field('text')} />
        <Said refusal={form.refusal} />
        <Buttons sending={form.sending} onClose={onClose} />
      </Stack>
    </form>
  )
}

type Field = ReturnType<ReturnType<typeof useForm<typeof ExcuseFields>>['field']>

function Why({ reason, words }: { reason: Field; words: Field }) {
  const text = useWords(objectingWords)
  return (
    <>
      <Select
        label={text.why}
        withAsterisk
        data={objectionReasons.map(value => ({ value, label: text.reason[value] }))}
        {...reason}
      />
      <Textarea
        label={text.text}
        description={text.textHint}
        withAsterisk
        autosize
        minRows={3}
        maxLength={2000}
        {...words}
      />
    </>
  )
}

function Buttons({ sending, onClose }: { sending: boolean; onClose(): void }) {
  const text = useWords(objectingWords)
  const { cancel } = useWebWords()
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose}>
        {cancel}
      </Button>
      <Button type="submit" loading={sending}>
        {text.send}
      </Button>
    </Group>
  )
}
