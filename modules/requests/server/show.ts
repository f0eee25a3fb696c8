// How rows become what the contract promises: names beside ids, numbers as people call them.
import type { Context } from '#kernel/server/context.ts'
import { filesOf } from '#kernel/server/files.ts'
import { clockStates, minutesLeft as minutesLeftNow } from '#modules/agreements/server/face.ts'
import type { Completeness } from '../contract.ts'
import { shown } from './approvals/show.ts'
import { ofRequest } from './approvals/store.ts'
import { type LetterFacts, lettersOf } from './letters.ts'
import { maySeeNotes } from './policy.ts'
import { numberText } from './rules.ts'
import * as conversation from './store/conversation.ts'
import type { PageRow, RequestRow } from './store/find.ts'
import { type Names, namesFor } from './store/names.ts'

type Row = Pick<RequestRow, keyof PageRow & keyof RequestRow>

type MinutesLeft = Awaited<ReturnType<typeof minutesLeftNow>>

function summary(row: Row, names: Names, minutesLeft: MinutesLeft) {
  const who = (id: string) => ({ id, name: names.people.get(id) ?? '' })
  const named = (id: string | null, texts: Names['teams']) =>
    id === null ? null : { id, name: texts.get(id) ?? {} }
  return {
    ...row,
    number: numberText(row.number),
    minutes_left: minutesLeft(row.due_at, row.due_calendar_id),
    requester: who(row.requester_id),
    client: named(row.client_id, names.clients),
    service:
      row.service_id === null
        ? null
        : { id: row.service_id, title: names.services.get(row.service_id) ?? {} },
    team: named(row.team_id, names.teams)!,
    assignee: row.assignee_id === null ? null : who(row.assignee_id),
  }
}

/** Rows of a list, with five queries for all their names. */
export async function summaries(ctx: Context, rows: readonly PageRow[]) {
  const [names, minutesLeft] = await Promise.all([namesFor(ctx, rows), minutesLeftNow(ctx)])
  return rows.map(row => summary(row, names, minutesLeft))
}

/** One request with all that belongs to it. */
export async function whole(ctx: Context, row: RequestRow) {
  const [names, minutesLeft, participants, links, mergedFrom, into, promises, approvals] = await Promise.all([
    namesFor(ctx, [row]),
    minutesLeftNow(ctx),
    conversation.participants(ctx, row.id),
    conversation.links(ctx, row.id),
    conversation.mergedInto(ctx, row.id),
    row.merged_into === null ? undefined : conversation.linked(ctx, row.merged_into),
    clockStates(ctx, [row.id], { inside: maySeeNotes(ctx.actor, row) }),
    ofRequest(ctx, row.id),
  ])
  return {
    ...summary(row, names, minutesLeft),
    may: row.may,
    completeness: row.completeness as Completeness | null,
    priority_reason: maySeeNotes(ctx.actor, row) ? row.priority_reason : null,
    reported_by: { id: row.reported_by, name: names.people.get(row.reported_by) ?? '' },
    unit: row.unit_id === null ? null : { id: row.unit_id, name: names.units.get(row.unit_id) ?? {} },
    merged_into: into ? linked(into) : null,
    merged_from: mergedFrom.map(linked),
    links: links.map(link => ({ ...linked(link), kind: link.kind })),
    participants: participants.map(({ person_id, name, role, added_at }) => ({
      person: { id: person_id, name },
      role,
      added_at,
    })),
    approvals: approvals.map(approval => shown(ctx.actor, approval, row.may.work)),
    promises: promises.get(row.id) ?? [],
  }
}

export const linked = <R extends { number: number }>(row: R) => ({ ...row, number: numberText(row.number) })

type MessageRow =
  | Awaited<ReturnType<typeof conversation.messages>>[number]
  | Awaited<ReturnType<typeof conversation.message>>

/** Messages with their attachments and, for those of the centre, their letters; a query or two for all of them. */
export async function messages(ctx: Context, rows: readonly MessageRow[], { inside }: { inside: boolean }) {
  const ids = rows.map(row => row.id)
  const mailed = inside ? rows.flatMap(row => (row.kind === 'note' ? [] : row.id)) : []
  const [files, letters] = await Promise.all([filesOf(ctx, ids), lettersOf(ctx, mailed)])
  return rows.map(row => ({
    ...row,
    kind: row.kind === 'note' ? ('note' as const) : ('reply' as const),
    direction: row.kind === 'inbound' ? ('in' as const) : ('out' as const),
    author: row.author_id === null ? null : { id: row.author_id, name: row.author_name ?? '' },
    attachments: files.get(row.id) ?? [],
    letter: letterOf(row, letters.get(row.id)),
  }))
}

const letterOf = ({ text, hidden_text }: MessageRow, letter: LetterFacts | undefined) =>
  letter ? { ...letter, visible_text: text, text: [text, hidden_text].filter(Boolean).join('\n\n') } : null
