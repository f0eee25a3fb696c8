// Where the ball is, and the choice of where it goes.
import { Menu, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useWords } from '#kernel/web/words.tsx'
import type { Request } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { StatusMark } from './StatusMark.tsx'
import { type Settable, useStatus } from './working.ts'

interface Props {
  request: Request
  opened: boolean
  onOpened(open: boolean): void
}

export function StatusMenu({ request, opened, onOpened }: Props) {
  const text = useWords(requestWords)
  const { set } = useStatus(request)
  if (!request.may.work) return <StatusMark status={request.status} face="desk" />
  const choices: readonly Settable[] =
    request.status === 'resolved'
      ? ['open']
      : request.status === 'closed' || request.status === 'cancelled'
        ? []
        : ['open', 'waiting_requester', 'waiting_third_party', 'scheduled', 'resolved']
  return (
    <Menu opened={opened} onChange={onOpened} position="bottom-start">
      <Menu.Target>
        <UnstyledButton aria-label={text.request.status({ status: text.status[request.status] })}>
          <StatusMark status={request.status} face="desk" />
          <IconChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {choices
          .filter(status => status !== request.status)
          .map(status => (
            <Menu.Item key={status} onClick={() => set(status)}>
              {request.status === 'resolved' ? text.request.reopen : text.setStatus[status]}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  )
}
