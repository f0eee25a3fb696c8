// The head of a request on the desk: number, subject, where the ball is, with whom it is, what was promised.
import { ActionIcon, Button, Group, Menu, Text, Tooltip } from '@mantine/core'
import {
  IconArrowLeft,
  IconArrowsMaximize,
  IconChecks,
  IconCopy,
  IconDots,
  IconGitMerge,
  IconLink,
  IconUserCheck,
  IconUserEdit,
  IconUserShare,
  IconX,
} from '@tabler/icons-react'
import { useMe } from '#kernel/web/me.tsx'
import { Link, useLinkTo } from '#kernel/web/ui/Link.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import type { Request } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import css from './desk.module.css'
import { PrioritySign } from './PrioritySign.tsx'
import { PromiseChips } from './PromiseChips.tsx'
import type { PaneProps } from './RequestPane.tsx'
import { StatusMenu } from './StatusMenu.tsx'
import { SubjectLine } from './SubjectLine.tsx'
import { turnOf } from './story.ts'
import { useTake } from './working.ts'

export function RequestHead({ request, search, setSearch, page, onClose }: PaneProps & { request: Request }) {
  const text = useWords(requestWords)
  const pick = usePick()
  const me = useMe()
  const take = useTake(request)
  const { may, assignee } = request
  return (
    <header className={css.head}>
      <div className={css.headLine}>
        <ActionIcon
          className={page ? '' : css.back!}
          variant="subtle"
          color="gray"
          c="var(--mantine-color-text)"
          aria-label={text.request.back}
          onClick={onClose}
        >
          <IconArrowLeft size={18} stroke={1.75} />
        </ActionIcon>
        <Text component="span" c="dimmed">
          {request.number}
        </Text>
        <PrioritySign priority={request.priority} />
        <StatusMenu
          request={request}
          opened={search.dialog === 'status'}
          onOpened={open => setSearch({ dialog: open ? 'status' : undefined })}
        />
        <Text component="span" c="dimmed" className={css.turn!}>
          {text.turn[turnOf(request.status)]}
        </Text>
        <PromiseChips request={request} onOpen={() => setSearch({ tab: 'promises' })} />
        <Group gap="xs" ml="auto" wrap="nowrap">
          {may.work && assignee?.id !== me.id && (
            <Button
              variant="filled"
              leftSection={<IconUserCheck size={16} stroke={1.75} />}
              loading={take.busy}
              onClick={take.run}
            >
              {text.request.take}
            </Button>
          )}
          <RequestMenu request={request} setSearch={setSearch} />
          {!page && <PaneTools request={request} onClose={onClose} />}
        </Group>
      </div>
      <SubjectLine request={request} page={page} />
      <div className={css.headLine}>
        {may.work ? (
          <Button
            variant="transparent"
            size="compact-sm"
            px={0}
            fw={500}
            maw="100%"
            leftSection={<IconUserShare size={16} stroke={1.75} />}
            onClick={() => setSearch({ dialog: 'assign' })}
          >
            {assignee ? assignee.name : text.queue.nobody} · {pick(request.team.name)}
          </Button>
        ) : (
          <Text component="span">
            {assignee ? assignee.name : text.queue.nobody} · {pick(request.team.name)}
          </Text>
        )}
        <Text component="span" c="dimmed">
          {request.requester.name}
          {request.client && ` · ${pick(request.client.name)}`}
          {request.service && ` · ${pick(request.service.title)}`}
        </Text>
      </div>
      {request.merged_into && (
        <Text mt="xs">
          {text.request.mergedInto}{' '}
          <Link to={`/desk/requests/${request.merged_into.id}`}>
            {request.merged_into.number} {request.merged_into.subject}
          </Link>
        </Text>
      )}
    </header>
  )
}

/** Opens the page of its own, or closes the pane. */
function PaneTools({ request, onClose }: { request: Request; onClose(): void }) {
  const text = useWords(requestWords)
  const linkTo = useLinkTo()
  return (
    <>
      <Tooltip label={text.request.openPage}>
        <ActionIcon
          component="a"
          variant="default"
          aria-label={text.request.openPage}
          {...linkTo(`/desk/requests/${request.id}`)}
        >
          <IconArrowsMaximize size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <ActionIcon visibleFrom="sm" variant="default" aria-label={text.request.close} onClick={onClose}>
        <IconX size={16} stroke={1.75} />
      </ActionIcon>
    </>
  )
}

function RequestMenu({ request, setSearch }: Pick<PaneProps, 'setSearch'> & { request: Request }) {
  const text = useWords(requestWords)
  const { may } = request
  const copy = async () => {
    await navigator.clipboard.writeText(`${location.origin}/desk/requests/${request.number}`)
    await toast({ text: text.done.copied })
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" aria-label={text.request.more}>
          <IconDots size={16} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {may.work && (
          <>
            <Menu.Item
              leftSection={<IconUserShare size={16} />}
              onClick={() => setSearch({ dialog: 'assign' })}
            >
              {text.assign.title}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconUserEdit size={16} />}
              onClick={() => setSearch({ dialog: 'requester' })}
            >
              {text.requester.change}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconChecks size={16} />}
              onClick={() => setSearch({ dialog: 'approval' })}
            >
              {text.asking.ask}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconGitMerge size={16} />}
              onClick={() => setSearch({ dialog: 'merge' })}
            >
              {text.merge.title}
            </Menu.Item>
            <Menu.Item leftSection={<IconLink size={16} />} onClick={() => setSearch({ dialog: 'link' })}>
              {text.link.title}
            </Menu.Item>
          </>
        )}
        <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => void copy()}>
          {text.request.copyLink}
        </Menu.Item>
        {may.cancel && (
          <>
            <Menu.Divider />
            <Menu.Item
              c="var(--mantine-color-error)"
              leftSection={<IconX size={16} />}
              onClick={() => setSearch({ dialog: 'cancel' })}
            >
              {text.cancel.title}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
