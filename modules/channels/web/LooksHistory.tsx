// How letters have looked: who changed what and when, and going back to a version in one press.
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import type { BrandVersion } from '../contract/templates.ts'
import { templateWords } from '../text/template-words.ts'
import { channels } from './calls.ts'
import css from './template.module.css'

export function LooksHistory() {
  const words = useWords(templateWords)
  const text = words.lookVersions
  const { data, error } = channels.useQuery('listBrands', {})
  const restore = channels.useCommand('restoreBrand')
  const newest = data?.items[0]?.version
  const goBack = (version: number) =>
    restore.mutate(
      { params: { version } },
      {
        onSuccess: () =>
          void toast({
            text: text.restored({ version }),
            ...(newest === undefined
              ? {}
              : {
                  undo: {
                    label: words.edit.undo,
                    run: () => restore.mutate({ params: { version: newest } }),
                  },
                }),
          }),
      },
    )
  return (
    <Stack gap="sm" mt="xl" maw={860} component="section">
      <Title order={2} size="h4">
        {words.history.title}
      </Title>
      <Said refusal={error ?? restore.error} />
      {!data && !error && <Loading rows={3} />}
      {data?.items.length === 0 && <Text c="dimmed">{text.none}</Text>}
      {data?.items.map(version => (
        <Version
          key={version.version}
          version={version}
          current={version.version === newest}
          busy={restore.isPending}
          onRestore={() => void goBack(version.version)}
        />
      ))}
    </Stack>
  )
}

interface VersionProps {
  version: BrandVersion
  current: boolean
  busy: boolean
  onRestore: () => void
}

function Version({ version, current, busy, onRestore }: VersionProps) {
  const words = useWords(templateWords)
  const text = words.lookVersions
  const format = useFormat()
  const pick = usePick()
  const named = text.version({ version: version.version })
  const changed = version.changed.map(field => text.fields[field]).join(', ')
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" align="flex-start">
        <Group gap="sm" align="flex-start" wrap="nowrap">
          <span className={css.colour} style={{ backgroundColor: version.colour }} aria-hidden="true" />
          <div>
            <Text fw={500}>
              {named}
              {current && ` · ${text.current}`}
            </Text>
            <Text size="sm">{changed ? text.changed({ changed }) : text.same}</Text>
            {version.name && <Text size="sm">{pick(version.name)}</Text>}
            <Text size="sm" c="dimmed">
              {words.changedBy({
                name: version.saved_by?.name ?? text.unknown,
                when: format.full(version.at),
              })}
            </Text>
          </div>
        </Group>
        {!current && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconHistory size={16} stroke={1.75} />}
            aria-label={`${text.restore}: ${named}`}
            disabled={busy}
            onClick={onRestore}
          >
            {text.restore}
          </Button>
        )}
      </Group>
    </Card>
  )
}
