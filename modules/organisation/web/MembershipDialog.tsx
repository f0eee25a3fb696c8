// Adding a person to a team, and changing the period or who leads.
import { Button, Checkbox, Divider, Group, Stack, Text } from '@mantine/core'
import { z } from 'zod'
import { Id } from '#kernel/contract/shapes.ts'
import { useForm } from '#kernel/web/form.ts'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import { Dialog } from '#modules/identity/web/parts.tsx'
import { screenWords } from '../text/screen-words.ts'
import { organisation } from './calls.ts'
import type { KnownMembership } from './MembershipLines.tsx'
import { PersonPicker, TeamPicker } from './parts.tsx'
import { PeriodFields, today } from './periods.tsx'

const Fields = z.object({
  team_id: Id,
  person_id: Id,
  is_lead: z.boolean().default(false),
  starts_on: z.iso.date(),
  ends_on: z.iso.date().nullish(),
})

interface Props {
  membership?: KnownMembership
  /** Given when the page is about the person, or about the team: the other one is chosen. */
  person_id?: string
  team_id?: string
  opened: boolean
  onClose: () => void
}

export function MembershipDialog(props: Props) {
  const { member: text } = useWords(screenWords)
  const pick = usePick()
  const { membership, opened, onClose } = props
  const title = membership
    ? text.editTitle({ person: membership.person_name, team: pick(membership.team_name) })
    : text.joinTitle
  return (
    <Dialog title={title} opened={opened} onClose={onClose}>
      {membership ? <ChangeForm membership={membership} onClose={onClose} /> : <JoinForm {...props} />}
    </Dialog>
  )
}

function JoinForm({ person_id, team_id, onClose }: Props) {
  const { member: text, words } = useWords(screenWords)
  const pick = usePick()
  const form = useForm(
    Fields,
    { ...(person_id ? { person_id } : {}), ...(team_id ? { team_id } : {}), starts_on: today() },
    { id: 'member' },
  )
  const undo = organisation.useCommand('removeMembership')
  const join = organisation.useCommand('joinTeam', {
    onDone: made => {
      onClose()
      void toast({
        text: text.joined({ person: made.person_name, team: pick(made.team_name) }),
        undo: { label: words.undo, run: () => undo.mutate({ params: { id: made.id } }) },
      })
    },
  })
  return (
    <form onSubmit={form.submit(body => join.mutateAsync({ body }))} noValidate>
      <Stack gap="md">
        {!person_id && <PersonPicker label={text.person} withAsterisk {...form.field('person_id')} />}
        {!team_id && <TeamPicker label={text.team} withAsterisk {...form.field('team_id')} />}
        <MemberFields form={form} />
        <Said refusal={form.refusal} />
        <Group justify="flex-end">
          <Button type="submit" loading={form.sending}>
            {text.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function ChangeForm({ membership, onClose }: { membership: KnownMembership; onClose: () => void }) {
  const { member: text, words } = useWords(screenWords)
  const { id, is_lead, starts_on, ends_on } = membership
  const form = useForm(
    Fields,
    { team_id: membership.team_id, person_id: membership.person_id, is_lead, starts_on, ends_on },
    { id: 'member' },
  )
  const edit = organisation.useCommand('editMembership')
  const join = organisation.useCommand('joinTeam')
  const say = (said: string, run: () => void) => {
    onClose()
    void toast({ text: said, undo: { label: words.undo, run } })
  }
  const before = { is_lead, starts_on, ends_on }
  const send = async (values: z.output<typeof Fields>) => {
    const body = { is_lead: values.is_lead, starts_on: values.starts_on, ends_on: values.ends_on ?? null }
    await edit.mutateAsync({ params: { id }, body })
    say(words.saved, () => edit.mutate({ params: { id }, body: before }))
  }
  const remove = organisation.useCommand('removeMembership', {
    onDone: () =>
      say(text.removed, () =>
        join.mutate({ body: { team_id: membership.team_id, person_id: membership.person_id, ...before } }),
      ),
  })
  return (
    <form onSubmit={form.submit(send)} noValidate>
      <Stack gap="md">
        <MemberFields form={form} />
        <Said refusal={form.refusal ?? remove.error} />
        <Group justify="space-between">
          {/* The last day is the usual way out of a team. */}
          <Button variant="default" onClick={() => form.set('ends_on', today())}>
            {text.endToday}
          </Button>
          <Button type="submit" loading={form.sending}>
            {words.save}
          </Button>
        </Group>
        <Divider />
        <Text c="dimmed" size="sm">
          {text.removeHint}
        </Text>
        <Button
          variant="subtle"
          color="red"
          style={{ alignSelf: 'flex-start' }}
          loading={remove.isPending}
          onClick={() => remove.mutate({ params: { id } })}
        >
          {text.remove}
        </Button>
      </Stack>
    </form>
  )
}

function MemberFields({ form }: { form: ReturnType<typeof useForm<typeof Fields>> }) {
  const { member: text } = useWords(screenWords)
  return (
    <>
      <Checkbox label={text.lead} {...form.check('is_lead')} />
      <PeriodFields from={form.field('starts_on')} until={form.field('ends_on')} />
    </>
  )
}
