// The keys with which programs act for a person.
import { Badge, Button, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { z } from 'zod'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { Sure } from '#kernel/web/ui/Sure.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useNow, useWords } from '#kernel/web/words.tsx'
import type { ApiKey } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { identity } from './calls.ts'
import css from './identity.module.css'
import { MakeKey } from './MakeKey.tsx'
import { Dialog } from './parts.tsx'
import type { KeysSearch } from './search.ts'

type Key = z.output<typeof ApiKey>

export function KeysPage({ search, setSearch }: ScreenProps<'/me/keys', typeof KeysSearch>) {
  const { keys: text } = useWords(screenWords)
  const { data, error, isPending } = identity.useQuery('listKeys')
  const [shown, setShown] = useState<{ name: string; key: string } | null>(null)
  const keys = data?.items ?? []
  const close = () => {
    setShown(null)
    setSearch({ dialog: undefined }, { replace: true })
  }
  return (
    <Stack gap="lg">
      <Heading title={text.title}>
        <Button
          leftSection={<IconPlus size={18} stroke={1.75} />}
          onClick={() => setSearch({ dialog: 'new' })}
        >
          {text.make}
        </Button>
      </Heading>
      <Text c="dimmed" maw={720}>
        {text.note}
      </Text>
      <Said refusal={error} />
      {isPending && <Loading rows={4} height={40} />}
      {data && keys.length === 0 && (
        <Empty
          text={text.none}
          icon={IconKey}
          action={{ label: text.make, run: () => setSearch({ dialog: 'new' }) }}
        />
      )}
      {keys.length > 0 && (
        <div className={css.scroll}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.name}</Table.Th>
                <Table.Th visibleFrom="sm">{text.rights}</Table.Th>
                <Table.Th visibleFrom="sm">{text.made}</Table.Th>
                <Table.Th>{text.used}</Table.Th>
                <Table.Th>{text.expires}</Table.Th>
                <Table.Th>
                  <VisuallyHidden>{text.actions}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {keys.map(key => (
                <KeyLine key={key.id} apiKey={key} onRevoke={() => setSearch({ revoke: key.id })} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      <Dialog
        opened={search.dialog === 'new' || shown !== null}
        onClose={close}
        sticky={shown !== null}
        title={shown ? text.madeTitle({ name: shown.name }) : text.make}
        wide
      >
        <MakeKey shown={shown} onMade={setShown} onDone={close} />
      </Dialog>
      <RevokeKey
        apiKey={keys.find(key => key.id === search.revoke) ?? null}
        onClose={() => setSearch({ revoke: undefined }, { replace: true })}
      />
    </Stack>
  )
}

function KeyLine({ apiKey, onRevoke }: { apiKey: Key; onRevoke: () => void }) {
  const { keys: text } = useWords(screenWords)
  const format = useFormat()
  const now = useNow()
  const { name, permissions, created_at, last_used_at, expires_at } = apiKey
  const over = expires_at !== null && new Date(expires_at).getTime() < now
  return (
    <Table.Tr>
      <Table.Td fw={600} style={{ overflowWrap: 'anywhere', minWidth: 120 }}>
        {name}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {permissions ? text.chosen({ count: permissions.length }) : text.all}
      </Table.Td>
      <Table.Td visibleFrom="sm">{format.date(created_at)}</Table.Td>
      <Table.Td>{last_used_at ? format.ago(last_used_at, now) : text.never}</Table.Td>
      <Table.Td>
        {over ? (
          <Badge variant="light" color="gray" tt="none">
            {text.over}
          </Badge>
        ) : expires_at ? (
          format.date(expires_at)
        ) : (
          text.forever
        )}
      </Table.Td>
      <Table.Td ta="end">
        <Button variant="default" size="compact-sm" aria-label={text.revokeOne({ name })} onClick={onRevoke}>
          {text.revoke}
        </Button>
      </Table.Td>
    </Table.Tr>
  )
}

function RevokeKey({ apiKey, onClose }: { apiKey: Key | null; onClose: () => void }) {
  const { keys: text } = useWords(screenWords)
  const revoke = identity.useCommand('revokeKey', {
    onDone: () => {
      onClose()
      void toast({ text: text.revoked({ name: apiKey?.name ?? '' }) })
    },
  })
  return (
    <Dialog opened={apiKey !== null} onClose={onClose} title={text.revokeTitle({ name: apiKey?.name ?? '' })}>
      <Sure
        text={text.revokeText}
        label={text.revoke}
        command={revoke}
        onSure={() => apiKey && revoke.mutate({ params: { id: apiKey.id } })}
        onCancel={onClose}
      />
    </Dialog>
  )
}
