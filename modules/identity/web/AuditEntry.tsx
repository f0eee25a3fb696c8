// One line of the event log: a sentence with its most telling values; unfolded, all of them.
import { Button, Text } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import type { z } from 'zod'
import { useFormat, useNow, useWords } from '#kernel/web/words.tsx'
import { type AuditLine, signedIn } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { isId, useHappenings } from './happenings.ts'
import css from './identity.module.css'
import { nameBehind, type Unnamed } from './parts.tsx'

interface Props {
  line: z.output<typeof AuditLine>
  /** All ids that the same page of the log tells. */
  page: readonly Unnamed[]
  open: boolean
  onToggle: (open: boolean) => void
  onSubject: () => void
}

/** How many values stand in the line itself. */
const told_at_most = 4

/** Ids that are told by name in the line: where it happened and who got it. The others are told in the details. */
const placed_fields = new Set([
  'request_id',
  'team_id',
  'from_team_id',
  'assignee_id',
  'scope_id',
  'client_id',
  'unit_id',
  'department_id',
  'into_id',
  'from_id',
  'to_id',
])

export function AuditEntry({ line, page, open, onToggle, onSubject }: Props) {
  const { audit: text } = useWords(screenWords)
  const format = useFormat()
  const now = useNow()
  const { nameOf, labelOf, sayValue } = useHappenings()
  const what = nameOf(line.name)
  const when = format.moment(line.at, now)
  const values = Object.entries(line.payload)
  const about = values.find(([, value]) => value === line.subject_id)?.[0] ?? 'subject_id'
  const told = values.filter(([, value]) => isTelling(value)).slice(0, told_at_most)
  const actor = line.actor_id
    ? (line.actor_name ?? text.gone)
    : line.name === signedIn.name
      ? null
      : text.system
  const places = values.filter(([field, value]) => isId(value) && field !== about && placed_fields.has(field))
  return (
    <li className={css.happening}>
      <div className={css.happeningHead}>
        <time dateTime={line.at} title={format.full(line.at)} className={css.when}>
          {when}
        </time>
        <div className={css.lineText}>
          <Text component="span" fw={600}>
            {what}
          </Text>{' '}
          <nameBehind.Here field={about} id={line.subject_id} page={page} />
          <Text component="span" c="dimmed" display="block" size="sm">
            {[actor, ...told.map(([field, value]) => `${labelOf(field)}: ${sayValue(value, field)}`)]
              .filter(Boolean)
              .join(' · ')}{' '}
            {places.map(([field, id]) => (
              <span key={field} className={css.named}>
                <nameBehind.Here field={field} id={String(id)} page={page} />
              </span>
            ))}
          </Text>
        </div>
        <Button
          variant="subtle"
          color="gray"
          c="var(--mantine-color-text)"
          size="compact-sm"
          aria-expanded={open}
          aria-label={text.detailsOf({ what, when })}
          leftSection={open ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
          onClick={() => onToggle(!open)}
        >
          {text.details}
        </Button>
      </div>
      {open && (
        <div className={css.happeningBody}>
          <dl className={css.values}>
            {values.map(([field, value]) => (
              <div key={field}>
                <dt>{labelOf(field)}</dt>
                <dd>
                  {isId(value) && <nameBehind.Here field={field} id={value} page={page} />}{' '}
                  {sayValue(value, field)}
                </dd>
              </div>
            ))}
            <div>
              <dt>{text.kind}</dt>
              <dd>{line.name}</dd>
            </div>
            <div>
              <dt>{text.number}</dt>
              <dd>{format.number(line.id)}</dd>
            </div>
          </dl>
          <Button variant="default" size="compact-sm" onClick={onSubject}>
            {text.onlyThis}
          </Button>
        </div>
      )}
    </li>
  )
}

/** Values that say something by themselves; ids are told by name, and what is unset says little. */
const isTelling = (value: unknown): boolean =>
  value !== null &&
  value !== false &&
  value !== '' &&
  !isId(value) &&
  !(Array.isArray(value) && value.length === 0)
