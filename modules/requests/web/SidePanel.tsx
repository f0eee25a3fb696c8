// What is known beside a request: who asks, what it is about, who follows, what belongs to it.
import { ActionIcon, Button, Group, Stack, TagsInput, Text, Title } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import type { Request } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { ApprovalsPart } from './approvals/ApprovalsPart.tsx'
import { requests } from './calls.ts'
import css from './desk.module.css'
import { FollowersPart } from './FollowersPart.tsx'
import { Pressing } from './Pressing.tsx'
import { besideRequest } from './parts.tsx'
import { ServicePicker } from './pickers.tsx'
import { RequesterPart } from './RequesterPart.tsx'
import type { PaneSearch } from './search.ts'

interface Props {
  request: Request
  setSearch(change: Partial<PaneSearch>): void
  /** Of the headings: below the subject, which is the first heading on a page and the second in a pane. */
  level: 2 | 3
}

export function SidePanel(props: Props) {
  return (
    <>
      <RequesterPart {...props} />
      <About {...props} />
      <Pressing {...props} />
      <ApprovalsPart {...props} />
      <besideRequest.Here request_id={props.request.id} />
      <FollowersPart {...props} />
      <Together {...props} />
    </>
  )
}

/** Service, tags, how and when it came. */
function About({ request, level }: Props) {
  const text = useWords(requestWords)
  const pick = usePick()
  const format = useFormat()
  const edit = requests.useCommand('editRequest')
  const change = (body: { tags?: string[]; service_id?: string | null }) =>
    edit.mutate({ params: { id: request.id }, body })
  const service = request.service ? { id: request.service.id, name: pick(request.service.title) } : null
  return (
    <section className={css.section} aria-labelledby={`about-${request.id}`}>
      <Title order={level} size="h3" id={`about-${request.id}`} mb="xs">
        {text.side.about}
      </Title>
      <Stack gap="sm">
        <Text>
          {text.types[request.type]} · {text.channel[request.channel]} · {format.moment(request.created_at)}
        </Text>
        {request.reported_by.id !== request.requester.id && (
          <Text c="dimmed">{text.side.reportedBy({ name: request.reported_by.name })}</Text>
        )}
        {request.may.work ? (
          <>
            <ServicePicker
              label={text.side.service}
              value={service}
              onChange={chosen => change({ service_id: chosen?.id ?? null })}
            />
            <TagsInput
              label={text.side.tags}
              placeholder={request.tags.length === 0 ? text.side.tagsHint : ''}
              size="xs"
              maxTags={30}
              maxLength={50}
              value={request.tags}
              onChange={tags => change({ tags })}
              clearable={false}
            />
          </>
        ) : (
          <Text>{[service?.name, ...request.tags].filter(Boolean).join(' · ')}</Text>
        )}
        <Said refusal={edit.error} />
      </Stack>
    </section>
  )
}

/** Requests that belong together with this one: linked, and those that were put into it. */
function Together({ request, setSearch, level }: Props) {
  const text = useWords(requestWords)
  const unlink = requests.useCommand('unlinkRequests')
  const unmerge = requests.useCommand('undoMerge')
  const rows = [
    ...request.links.map(link => ({
      ...link,
      how: text.link.kind[link.kind],
      take: () => unlink.mutate({ params: { id: request.id, to: link.id } }),
      label: text.link.remove({ number: link.number }),
    })),
    ...request.merged_from.map(from => ({
      ...from,
      how: text.merge.from,
      take: () => unmerge.mutate({ params: { id: from.id } }),
      label: text.merge.undo({ number: from.number }),
    })),
  ]
  return (
    <section className={css.section} aria-labelledby={`links-${request.id}`}>
      <Title order={level} size="h3" id={`links-${request.id}`} mb="xs">
        {text.link.together}
      </Title>
      <ul className={css.plainList}>
        {rows.map(row => (
          <li key={row.id}>
            <Group justify="space-between" wrap="nowrap" gap="xs" align="flex-start">
              <span>
                <Link to={`/desk/requests/${row.id}`}>
                  {row.number} {row.subject}
                </Link>
                <Text component="span" display="block" c="dimmed">
                  {row.how} · {text.status[row.status]}
                </Text>
              </span>
              {request.may.work && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  c="dimmed"
                  aria-label={row.label}
                  onClick={row.take}
                >
                  <IconX size={16} />
                </ActionIcon>
              )}
            </Group>
          </li>
        ))}
      </ul>
      {request.may.work && (
        <Group gap="xs" mt="xs">
          <Button variant="default" size="compact-sm" onClick={() => setSearch({ dialog: 'link' })}>
            {text.link.title}
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => setSearch({ dialog: 'merge' })}>
            {text.merge.title}
          </Button>
        </Group>
      )}
      <Said refusal={unlink.error ?? unmerge.error} />
    </section>
  )
}
