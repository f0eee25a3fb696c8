// The mail domains of a client: whoever writes from there for the first time joins the client.
import { Button, Checkbox, Group, Text, TextInput } from '@mantine/core'
import { IconAt } from '@tabler/icons-react'
import type { z } from 'zod'
import { useForm } from '#kernel/web/form.ts'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { type ClientDomain, DomainFields } from '../contract.ts'
import { domainWords } from '../text/domain-words.ts'
import { organisation } from './calls.ts'
import css from './organisation.module.css'
import { Part } from './Part.tsx'

type Domain = z.output<typeof ClientDomain>

export function ClientDomains({ client_id, retired }: { client_id: string; retired: boolean }) {
  const text = useWords(domainWords)
  const { data, error, isPending } = organisation.useQuery('listDomains', { params: { id: client_id } })
  return (
    <Part title={text.title}>
      <Text c="dimmed" mb="sm">
        {text.note}
      </Text>
      <Said refusal={error} />
      {isPending && !error && <Loading rows={2} />}
      {data?.items.length === 0 && <Text mt="sm">{text.none}</Text>}
      <ul className={css.lines} hidden={!data || data.items.length === 0}>
        {data?.items.map(domain => (
          <DomainLine key={domain.domain} client_id={client_id} domain={domain} />
        ))}
      </ul>
      {!retired && <AddDomain client_id={client_id} />}
    </Part>
  )
}

function DomainLine({ client_id, domain: rule }: { client_id: string; domain: Domain }) {
  const text = useWords(domainWords)
  const { domain, with_subdomains, people_without_client: people } = rule
  const say = (problem: { detail: string }) => void toast({ text: problem.detail, tone: 'failed' })
  const add = organisation.useCommand('addDomain', { onRefused: say })
  const adopt = organisation.useCommand('adoptPeople', {
    onRefused: say,
    onDone: ({ count }) => void toast({ text: text.adopted({ count }) }),
  })
  const remove = organisation.useCommand('removeDomain', {
    onRefused: say,
    onDone: () => {
      const run = () => add.mutate({ params: { id: client_id }, body: { domain, with_subdomains } })
      void toast({ text: text.removed({ domain }), undo: { label: text.undo, run } })
    },
  })
  return (
    <li>
      <Group gap="sm" wrap="nowrap" flex={1} miw={0}>
        <IconAt size={18} stroke={1.75} aria-hidden="true" />
        <Group gap="xs" flex={1} miw={0}>
          <span>{domain}</span>
          <Text component="span" c="dimmed">
            {with_subdomains ? text.withBelow : text.alone}
          </Text>
          {people > 0 && (
            <Button
              variant="subtle"
              size="compact-sm"
              loading={adopt.isPending}
              onClick={() => adopt.mutate({ params: { id: client_id, domain } })}
            >
              {text.adopt({ count: people })}
            </Button>
          )}
        </Group>
      </Group>
      <Button
        variant="subtle"
        color="gray"
        c="var(--mantine-color-text)"
        size="compact-sm"
        aria-label={text.removeOne({ domain })}
        loading={remove.isPending}
        onClick={() => remove.mutate({ params: { id: client_id, domain } })}
      >
        {text.remove}
      </Button>
    </li>
  )
}

function AddDomain({ client_id }: { client_id: string }) {
  const text = useWords(domainWords)
  const form = useForm(DomainFields, { with_subdomains: true }, { id: 'domain' })
  const add = organisation.useCommand('addDomain', { onDone: () => form.reset({ with_subdomains: true }) })
  return (
    <form
      onSubmit={form.submit(body => add.mutateAsync({ params: { id: client_id }, body }))}
      noValidate
      aria-label={text.title}
    >
      <Group align="flex-start" gap="sm" mt="md">
        <TextInput
          flex="1 1 200px"
          label={text.domain}
          placeholder="company.ru"
          autoCapitalize="none"
          spellCheck={false}
          {...form.field('domain')}
        />
        <Checkbox mt={30} label={text.below} {...form.check('with_subdomains')} />
        <Button type="submit" variant="default" mt={21} loading={form.sending}>
          {text.add}
        </Button>
      </Group>
      <Said refusal={form.refusal} mt="sm" />
    </form>
  )
}
