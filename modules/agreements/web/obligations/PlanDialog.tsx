// Saying what clients owe in every period: by which promise, for which service, what belongs to it, and what will come of it.
import { Button, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core'
import { useMemo } from 'react'
import type { z } from 'zod'
import { type Form, useForm } from '#kernel/web/form.ts'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { LocalTextInput } from '#kernel/web/ui/LocalTextInput.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useLanguage, usePick, useWords } from '#kernel/web/words.tsx'
import { Dialog } from '#modules/identity/web/parts.tsx'
import { type DocumentTarget, type ObligationPlan, obligationPeriods, PlanFields } from '../../contract.ts'
import { planningWords } from '../../text/planning.ts'
import { ChoiceField, ChoicesField } from '../ChoiceFields.tsx'
import { CodeField } from '../CodeField.tsx'
import { agreements, useManaging } from '../calls.ts'
import { NamesProvider } from '../names.tsx'
import { useLimit } from '../parts.tsx'
import { RetireButton } from '../RetireButton.tsx'
import { wallOf } from '../wall-time.ts'
import { Checklist } from './Checklist.tsx'
import { PlanPreview } from './PlanPreview.tsx'

interface Opening {
  /** Of a plan, or `new`. */
  id: string
  onClose(): void
}

export function PlanDialog({ id, onClose }: Opening) {
  const text = useWords(planningWords)
  const isNew = id === 'new'
  const reading = agreements.useQuery('readObligationPlan', { params: { id } }, { enabled: !isNew })
  const targets = agreements.useQuery('listDocumentTargets', {}, { fresh_ms: 60_000 })
  const managing = useManaging()
  const plan = isNew ? null : reading.data
  const error = (isNew ? null : reading.error) ?? targets.error
  const isKnown = plan !== undefined && targets.data !== undefined && managing !== undefined
  // Opened when it is whole, so that the first field has the focus.
  if (!isKnown && !error) return null
  return (
    <Dialog title={isNew ? text.make : text.editTitle} opened onClose={onClose} wide sticky>
      <Said refusal={error} />
      {isKnown && (
        <Named plan={plan}>
          <PlanForm
            key={plan?.version ?? 0}
            plan={plan}
            targets={targets.data.items}
            everywhere={managing.everywhere}
            onClose={onClose}
          />
        </Named>
      )}
    </Dialog>
  )
}

/** What a plan names is known by its name from the beginning. */
function Named({ plan, children }: { plan: ObligationPlan | null; children: React.ReactNode }) {
  const names = useMemo(
    () =>
      Object.fromEntries([
        ...(plan?.clients ?? []).map(({ id, name }) => [`client:${id}`, name] as const),
        ...(plan?.contacts ?? []).map(({ id, name }) => [`person:${id}`, { ru: name, en: name }] as const),
        ...(plan?.service ? [[`service:${plan.service.id}`, plan.service.name] as const] : []),
      ]),
    [plan],
  )
  return <NamesProvider names={names}>{children}</NamesProvider>
}

interface Told {
  plan: ObligationPlan | null
  targets: readonly DocumentTarget[]
  everywhere: boolean
  onClose(): void
}

function PlanForm({ plan, targets, everywhere, onClose }: Told) {
  const text = useWords(planningWords)
  const { time_zone } = useLanguage()
  const make = agreements.useCommand('makeObligationPlan')
  const edit = agreements.useCommand('editObligationPlan', { if_match: () => String(plan!.version) })
  const form = useForm(PlanFields, plan ? fieldsOf(plan) : blank(wallOf(Date.now(), time_zone).day), {
    id: 'plan',
  })
  const mayChange = plan?.may.change ?? true
  const send = async (body: z.output<typeof PlanFields>) => {
    if (plan) await edit.mutateAsync({ params: { id: plan.id }, body: changesOf(body) })
    else await make.mutateAsync({ body })
    onClose()
    void toast({ text: plan ? text.saved : text.made })
  }
  if (targets.length === 0 && !plan)
    return (
      <Stack gap="md">
        <Text>{text.noTargets}</Text>
        <Link to="/admin/agreements">{text.toAgreements}</Link>
      </Stack>
    )
  return (
    <form onSubmit={form.submit(send)} noValidate>
      <Stack gap="md">
        <fieldset disabled={!mayChange} style={{ all: 'unset', display: 'contents' }}>
          <Fields form={form} plan={plan} targets={targets} everywhere={everywhere} mayChange={mayChange} />
        </fieldset>
        <PlanPreview values={form.values} targets={targets} />
        {plan && mayChange && (
          <Text size="sm" c="dimmed">
            {text.laterOnly}
          </Text>
        )}
        <Said refusal={form.refusal} />
        {mayChange && (
          <Group justify="space-between">
            {plan ? <Retire plan={plan} onDone={onClose} /> : <span />}
            <Button type="submit" loading={form.sending}>
              {plan ? text.save : text.create}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}

interface Shown extends Omit<Told, 'onClose'> {
  form: Form<typeof PlanFields>
  mayChange: boolean
}

function Fields({ form, plan, targets, everywhere, mayChange }: Shown) {
  const text = useWords(planningWords)
  const pick = usePick()
  const limit = useLimit()
  const { values } = form
  // The promise of an older edition is not offered any more, but this plan still follows it.
  const own = plan && !targets.some(({ id }) => id === plan.target.id) ? [plan.target] : []
  return (
    <>
      <LocalTextInput label={text.name} required {...form.field('title')} />
      <CodeField field={form.field('code')} hint={plan ? text.fixed : text.codeHint} fixed={plan !== null} />
      <Select
        label={text.target}
        description={text.targetHint}
        withAsterisk
        allowDeselect={false}
        data={[...own, ...targets].map(target => ({
          value: target.id,
          label: `${pick(target.agreement.title)}: ${pick(target.title)}, ${limit(target.limit)}`,
        }))}
        {...form.field('target_id')}
      />
      <ChoiceField
        kind="service"
        mine={mayChange}
        required={!everywhere}
        label={text.service}
        description={text.serviceHint}
        {...(everywhere ? { placeholder: text.anyService } : {})}
        value={values.service_id ?? null}
        onChange={id => form.set('service_id', id)}
        error={form.errorAt('service_id')}
      />
      <ChoicesField
        kind="client"
        label={text.clients}
        placeholder={text.everyClient}
        value={values.client_ids ?? []}
        onChange={ids => form.set('client_ids', ids.length > 0 ? ids : null)}
        error={form.errorAt('client_ids')}
      />
      <ChoicesField
        kind="person"
        label={text.contacts}
        description={text.contactsHint}
        placeholder={text.leads}
        value={values.contact_ids ?? []}
        onChange={ids => form.set('contact_ids', ids)}
        error={form.errorAt('contact_ids')}
      />
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
        <Select
          label={text.period}
          allowDeselect={false}
          disabled={plan !== null}
          data={obligationPeriods.map(value => ({ value, label: text.periods[value] }))}
          {...form.field('period')}
        />
        <DateField label={text.startsOn} withAsterisk disabled={plan !== null} {...form.field('starts_on')} />
        <DateField label={text.endsOn} {...form.field('ends_on')} />
      </SimpleGrid>
      <Checklist form={form} />
    </>
  )
}

/** Opens no further period, and again. */
function Retire({ plan, onDone }: { plan: ObligationPlan; onDone(): void }) {
  const text = useWords(planningWords)
  const pick = usePick()
  const retire = agreements.useCommand('retireObligationPlan')
  const restore = agreements.useCommand('restoreObligationPlan')
  const call = { params: { id: plan.id } }
  const name = pick(plan.title)
  return (
    <RetireButton
      isRetired={plan.retired_at !== null}
      commands={{
        retire: { isPending: retire.isPending, run: () => retire.mutateAsync(call) },
        restore: { isPending: restore.isPending, run: () => restore.mutateAsync(call) },
      }}
      labels={text}
      said={{ retire: text.retired({ name }), restore: text.restored({ name }) }}
      onDone={onDone}
    />
  )
}

const blank = (today: string) => ({
  service_id: null,
  client_ids: null,
  contact_ids: [],
  period: 'month' as const,
  starts_on: today,
  ends_on: null,
  items: [{ code: 'item-1' }] as unknown as z.input<typeof PlanFields>['items'],
})

const fieldsOf = ({
  code,
  title,
  target,
  service,
  clients,
  items,
  period,
  starts_on,
  ends_on,
  contacts,
}: ObligationPlan) => ({
  code,
  title,
  target_id: target.id,
  service_id: service?.id ?? null,
  client_ids: clients?.map(({ id }) => id) ?? null,
  items,
  period,
  starts_on,
  ends_on,
  contact_ids: contacts.map(({ id }) => id),
})

/** What may still be changed once it is made. */
const changesOf = ({ code: _, period: __, starts_on: ___, ...body }: z.output<typeof PlanFields>) => body
