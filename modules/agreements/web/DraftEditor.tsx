// The editor of a draft: its targets with their sentences, for what and since when it holds, what it would change, and publishing.
import { Alert, Button, Group, Menu, Stack, Text, Title } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWords } from '#kernel/web/words.tsx'
import type { Agreement, Edition, Metric } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import css from './agreements.module.css'
import { type EditionDraft, useEditionDraft } from './draft.ts'
import { Publishing } from './Publishing.tsx'
import { freeMetrics, newTarget } from './promisable.ts'
import { ScopeEditor } from './ScopeEditor.tsx'
import { TargetEditor } from './TargetEditor.tsx'
import { ValidityFields } from './ValidityFields.tsx'

export function DraftEditor(told: {
  agreement: Agreement
  edition: Edition
  search: { preview?: 'yes' | undefined }
  setSearch: (
    change: { preview?: 'yes' | undefined; dialog?: 'drop'; edition?: number },
    how?: { replace?: boolean },
  ) => void
}) {
  const { agreement, edition, search, setSearch } = told
  const { draft: text } = useWords(agreementScreenWords)
  const draft = useEditionDraft(agreement, edition)
  const { fields, errorAt } = draft
  /** Targets move up when one is removed: what their fields remember goes with the old places. */
  const [removed, setRemoved] = useState(0)
  const change: EditionDraft['change'] = part => {
    draft.change(part)
    // What was reckoned before is no longer true.
    if (search.preview) setSearch({ preview: undefined }, { replace: true })
  }
  return (
    <Stack gap="xl">
      <Stack gap="sm" className={css.state!}>
        <Group justify="space-between" gap="sm">
          <Kept draft={draft} />
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconTrash size={16} stroke={1.75} />}
            onClick={() => setSearch({ dialog: 'drop' })}
          >
            {text.drop}
          </Button>
        </Group>
        {draft.kept === 'moved' && <Moved draft={draft} />}
        <Said refusal={draft.refusal} />
      </Stack>
      <section>
        <Title order={2} mb="xs">
          {text.targets}
        </Title>
        <Text c="dimmed" mb="md">
          {text.targetsHint}
        </Text>
        <Stack gap="lg">
          {fields.targets.map((target, index) => (
            <TargetEditor
              // biome-ignore lint/suspicious/noArrayIndexKey: a target has no name of its own that stays while it is typed
              key={`${removed}-${index}`}
              target={target}
              others={fields.targets.filter(other => other !== target)}
              sides={agreement}
              errorAt={path => errorAt(`targets.${index}${path && `.${path}`}`)}
              onChange={changed => change({ targets: fields.targets.with(index, changed) })}
              onRemove={() => {
                setRemoved(removed + 1)
                change({ targets: fields.targets.toSpliced(index, 1) })
              }}
            />
          ))}
          <AddTarget
            metrics={freeMetrics(agreement.promiser, fields.targets)}
            onAdd={metric => change({ targets: [...fields.targets, newTarget(metric, agreement.promiser)] })}
          />
        </Stack>
      </section>
      <section>
        <Title order={2} mb="xs">
          {text.scope}
        </Title>
        <Text c="dimmed" mb="md">
          {text.scopeHint}
        </Text>
        <ScopeEditor scope={fields.scope} onChange={scope => change({ scope })} errorAt={errorAt} />
      </section>
      <section>
        <Title order={2} mb="md">
          {text.validity}
        </Title>
        <ValidityFields fields={fields} onChange={change} errorAt={errorAt} />
      </section>
      <section>
        <Title order={2} mb="md">
          {text.publishing}
        </Title>
        <Publishing
          agreement={agreement}
          edition={edition}
          draft={draft}
          opened={search.preview === 'yes'}
          onPreview={() => setSearch({ preview: 'yes' }, { replace: true })}
          onPublished={() => setSearch({ preview: undefined, edition: edition.number }, { replace: true })}
        />
      </section>
    </Stack>
  )
}

function Kept({ draft }: { draft: EditionDraft }) {
  const { draft: text } = useWords(agreementScreenWords)
  return (
    <Text size="sm" c={draft.kept === 'unfit' || draft.kept === 'failed' ? 'red' : 'dimmed'} role="status">
      {text.kept[draft.kept]}
    </Text>
  )
}

function Moved({ draft }: { draft: EditionDraft }) {
  const { draft: text } = useWords(agreementScreenWords)
  return (
    <Alert color="yellow" variant="light" role="alert">
      <Text size="sm" mb="sm">
        {text.moved}
      </Text>
      <Group gap="sm">
        <Button variant="default" size="compact-sm" onClick={() => void draft.settle('theirs')}>
          {text.takeTheirs}
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => void draft.settle('mine')}>
          {text.keepMine}
        </Button>
      </Group>
    </Alert>
  )
}

function AddTarget({ metrics, onAdd }: { metrics: readonly Metric[]; onAdd: (metric: Metric) => void }) {
  const { draft: text, metrics: names } = useWords(agreementScreenWords)
  if (metrics.length === 0) return <Text c="dimmed">{text.allPromised}</Text>
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} stroke={1.75} />}
          style={{ alignSelf: 'flex-start' }}
        >
          {text.addTarget}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {metrics.map(metric => (
          <Menu.Item key={metric} onClick={() => onAdd(metric)}>
            {names[metric]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
