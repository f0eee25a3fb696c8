// What became of low marks: people were called back, causes found, things changed, and asked whether it is good now.

import { dueAfter } from '#modules/calendar/server/face.ts'
import {
  authorContacted,
  authorTold,
  type Cause,
  causeFound,
  fixRated,
  followUpClosed,
  followUpOpened,
  followUpOverdue,
} from '#modules/feedback/contract.ts'
import { later } from './days.ts'
import type { Chance } from './random.ts'
import { type EventRow, past_xid } from './rows.ts'
import type { World } from './world.ts'

/** A low mark of the past. */
export interface LowMark {
  readonly id: string
  readonly request_id: string | null
  readonly person_id: string | null
  readonly team_id: string | null
  readonly service_id: string | null
  readonly agent_id: string | null
  readonly score: number
  readonly created_at: Date
}

type Row = Record<string, string | number | Date | null>

export interface LowMarks {
  readonly cards: Row[]
  readonly invitations: Row[]
  readonly ratings: Row[]
  readonly events: EventRow[]
}

const hour_ms = 3_600_000
const day_ms = 24 * hour_ms
const silence_ms = 14 * day_ms

const changes: Record<'ru' | 'en', readonly { cause: Cause; changed: string; told: string }[]> = {
  ru: [
    {
      cause: 'late',
      changed: 'Добавили второго сотрудника на утренние часы.',
      told: 'Мы добавили людей на утро: теперь отвечаем за полчаса.',
    },
    {
      cause: 'incomplete',
      changed: 'Дополнили памятку и шаблон ответа.',
      told: 'Мы дополнили ответ и памятку, теперь в ней есть все шаги.',
    },
    {
      cause: 'unclear',
      changed: 'Переписали шаблон без внутренних слов.',
      told: 'Мы переписали ответ простыми словами.',
    },
    {
      cause: 'wrong_team',
      changed: 'Поправили маршрут услуги: сразу в нужную группу.',
      told: 'Такие обращения теперь сразу попадают к тем, кто их решает.',
    },
    {
      cause: 'manner',
      changed: 'Разобрали переписку с сотрудником.',
      told: 'Приносим извинения. Мы разобрали эту переписку с сотрудником.',
    },
    {
      cause: 'system_failure',
      changed: 'Поставщик исправил ошибку выгрузки.',
      told: 'Ошибка в системе исправлена, проверили на вашем примере.',
    },
  ],
  en: [
    {
      cause: 'late',
      changed: 'A second agent is on duty in the morning hours.',
      told: 'There are more of us in the morning now: we answer within half an hour.',
    },
    {
      cause: 'unclear',
      changed: 'The template was rewritten without inside words.',
      told: 'We have rewritten the answer in plain words.',
    },
  ],
}

/** One follow-up for each low mark: old ones have come to an end, of the newest some wait and some are overdue. */
export function followUpsOf(world: World, marks: readonly LowMark[], chance: Chance): LowMarks {
  const made: LowMarks = { cards: [], invitations: [], ratings: [], events: [] }
  const controllers = [...world.people.values()].filter(one => one.role === 'quality' || one.role === 'lead')
  for (const mark of marks)
    walk(
      world,
      mark,
      controllers.map(one => one.id),
      chance,
      made,
    )
  return made
}

function walk(
  world: World,
  mark: LowMark,
  controllers: readonly string[],
  chance: Chance,
  made: LowMarks,
): void {
  const { calendar } = world.promised
  const opened_ms = mark.created_at.getTime()
  const id = chance.id(opened_ms)
  const by = controllers.length > 0 ? chance.one(controllers) : null
  const said = chance.one(changes[languageOf(world, mark)])
  const about = { follow_up_id: id, request_id: mark.request_id }
  // Of the newest some are left at each step: that is where people come in.
  const stop_ms = isNew(world, mark) ? later(calendar, opened_ms, chance.between(0, 2400)) : world.now_ms
  const past = (at_ms: number) => at_ms <= Math.min(stop_ms, world.now_ms)
  const card: Row = {
    ...empty,
    id,
    rating_id: mark.id,
    request_id: mark.request_id,
    team_id: mark.team_id,
    agent_id: mark.agent_id,
    score: mark.score,
    state: 'open',
    opened_at: mark.created_at,
    due_at: new Date(dueAfter(calendar, opened_ms, { working_days: 1 })),
  }
  const tell = (name: string, at_ms: number, actor_id: string | null, payload: object) =>
    made.events.push({
      xid: past_xid,
      name,
      subject_id: id,
      actor_id,
      at: new Date(at_ms),
      payload: { ...about, ...payload },
      request_id: null,
    })
  const overdue = (): void => {
    const due_at = card.due_at as Date
    if (due_at.getTime() > world.now_ms) return
    card.overdue_at = due_at
    const { state, team_id, owner_id } = card
    tell(followUpOverdue.name, due_at.getTime(), null, {
      state,
      team_id,
      owner_id,
      due_at: due_at.toISOString(),
    })
  }
  made.cards.push(card)
  tell(followUpOpened.name, opened_ms, mark.person_id, {
    rating_id: mark.id,
    score: mark.score,
    team_id: mark.team_id,
    agent_id: mark.agent_id,
    due_at: (card.due_at as Date).toISOString(),
    again: false,
  })

  const contact_ms = later(calendar, opened_ms, chance.between(30, chance.happens(0.15) ? 1500 : 480))
  if (!past(contact_ms) || by === null) {
    overdue()
    return
  }
  if (contact_ms > (card.due_at as Date).getTime()) overdue()
  const how = chance.one(['phone', 'phone', 'letter', 'chat'] as const)
  Object.assign(card, {
    state: 'contacted',
    owner_id: by,
    contacted_at: new Date(contact_ms),
    contacted_by: by,
    contacted_how: how,
    due_at: new Date(dueAfter(calendar, contact_ms, { working_days: 5 })),
    overdue_at: null,
  })
  tell(authorContacted.name, contact_ms, by, { how })

  const fixed_ms = later(calendar, contact_ms, chance.between(60, 1600))
  if (!past(fixed_ms)) {
    overdue()
    return
  }
  Object.assign(card, {
    state: 'fixed',
    cause: said.cause,
    changed: said.changed,
    fixed_at: new Date(fixed_ms),
    fixed_by: by,
  })
  tell(causeFound.name, fixed_ms, by, { cause: said.cause })

  const told_ms = later(calendar, fixed_ms, chance.between(20, 900))
  if (!past(told_ms)) {
    overdue()
    return
  }
  if (mark.person_id === null) {
    endWithout(card, told_ms, by, tell)
    return
  }
  const invitation_id = chance.id(told_ms)
  Object.assign(card, {
    state: 'told',
    told_at: new Date(told_ms),
    told_by: by,
    told_how: 'letter',
    told_text: said.told,
  })
  tell(authorTold.name, told_ms, by, { how: 'letter', letter_id: null })
  made.invitations.push({
    id: invitation_id,
    kind: 'after_fix',
    request_id: mark.request_id,
    agent_id: mark.agent_id,
    team_id: null,
    mailbox_id: null,
    person_id: mark.person_id,
    follow_up_id: id,
    issued_by: by,
    issued_at: new Date(told_ms),
    expires_at: new Date(told_ms + 60 * day_ms),
  })

  const answered_ms = told_ms + chance.between(1, 60) * hour_ms
  if (!chance.happens(0.6)) {
    if (!past(told_ms + silence_ms)) return
    const at_ms = told_ms + silence_ms
    Object.assign(card, { state: 'closed', closed_at: new Date(at_ms), closed_why: 'no_answer' })
    tell(followUpClosed.name, at_ms, null, { why: 'no_answer' })
    return
  }
  if (!past(answered_ms)) return
  const score = chance.weighted([3, 4, 5], one => one - 2)
  const rating_id = chance.id(answered_ms)
  const at = new Date(answered_ms)
  made.ratings.push({
    id: rating_id,
    kind: 'after_fix',
    invitation_id,
    request_id: mark.request_id,
    person_id: mark.person_id,
    score,
    comment: null,
    channel: 'email',
    team_id: mark.team_id,
    service_id: mark.service_id,
    agent_id: mark.agent_id,
    created_at: at,
    updated_at: at,
  })
  Object.assign(card, {
    state: 'closed',
    second_score: score,
    second_at: at,
    closed_at: at,
    closed_why: 'good_now',
  })
  tell(fixRated.name, answered_ms, mark.person_id, { rating_id, score, before: null })
  tell(followUpClosed.name, answered_ms, mark.person_id, { why: 'good_now' })
}

function endWithout(
  card: Row,
  at_ms: number,
  by: string,
  tell: (name: string, at_ms: number, actor_id: string, payload: object) => unknown,
): void {
  Object.assign(card, {
    state: 'closed',
    closed_at: new Date(at_ms),
    closed_by: by,
    closed_why: 'nobody_to_tell',
    closed_note: 'Имя не указано.',
  })
  tell(followUpClosed.name, at_ms, by, { why: 'nobody_to_tell' })
}

const new_days = 12
const isNew = (world: World, { created_at }: LowMark): boolean =>
  world.now_ms - created_at.getTime() < new_days * day_ms

const languageOf = (world: World, { person_id }: LowMark): 'ru' | 'en' =>
  world.people.get(person_id ?? '')?.language ?? 'ru'

const empty: Row = {
  owner_id: null,
  overdue_at: null,
  contacted_at: null,
  contacted_by: null,
  contacted_how: null,
  cause: null,
  changed: null,
  fixed_at: null,
  fixed_by: null,
  told_at: null,
  told_by: null,
  told_how: null,
  told_text: null,
  second_score: null,
  second_at: null,
  closed_at: null,
  closed_by: null,
  closed_why: null,
  closed_note: null,
}
