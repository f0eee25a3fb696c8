// The history of the demo company: repeatable, true to the contracts, and plausible as a manager would look at it.
import { describe, expect, test } from 'vitest'
import { workingTimeBetween } from '#modules/calendar/server/face.ts'
import { events, promiseMissed } from '#modules/requests/contract.ts'
import { SCENARIOS_EN, SCENARIOS_RU } from '../data/scenarios/all.ts'
import { isBad } from '../days.ts'
import { first_number } from '../history.ts'
import { answersFor, questionsFor, subjectsFor } from '../matching.ts'
import { smallDemo, sunday, wednesday } from './demo-world.ts'

const { world, span, history } = smallDemo(wednesday, 1200)
const requests = history.tales.map(tale => tale.request)
const share = (some: readonly unknown[], all: readonly unknown[]) => some.length / all.length

describe('the history', () => {
  test('is the same when written again', () => {
    expect(smallDemo(wednesday, 300).history).toEqual(smallDemo(wednesday, 300).history)
  })

  test('numbers its requests by time without a gap', () => {
    expect(requests.map(request => request.number)).toEqual(requests.map((_, index) => first_number + index))
    const moments = requests.map(request => request.created_at.getTime())
    expect(moments).toEqual(moments.toSorted((a, b) => a - b))
  })

  test('tells events as the contracts declare them', () => {
    const shapes = new Map(events.map(kind => [kind.name as string, kind.shape]))
    for (const event of history.tales.flatMap(tale => tale.events)) {
      const shape = shapes.get(event.name)
      expect(shape, event.name).toBeDefined()
      expect(
        shape!.strict().safeParse(JSON.parse(JSON.stringify(event.payload))).error,
        event.name,
      ).toBeUndefined()
    }
  })

  test('ends at the present moment', () => {
    for (const { request, messages, events: told, rating } of history.tales)
      for (const moment of [
        request.updated_at,
        ...messages.map(one => one.created_at),
        ...told.map(one => one.at),
        ...(rating ? [rating.created_at] : []),
      ])
        expect(moment.getTime()).toBeLessThanOrEqual(wednesday.getTime())
  })

  test('keeps every state whole', () => {
    for (const { request, late, events } of history.tales) {
      const finished = ['resolved', 'closed'].includes(request.status) && request.merged_into === null
      expect(request.resolved_at !== null).toBe(finished)
      expect(request.closes_at !== null).toBe(request.status === 'resolved')
      expect(request.closed_at !== null).toBe(['closed', 'cancelled'].includes(request.status))
      const answered_at = request.first_answered_at?.getTime() ?? wednesday.getTime()
      const used = workingTimeBetween(world.promised.calendar, request.created_at.getTime(), answered_at)
      if (request.first_answered_at) expect(late).toBe(used > 30 * 60)
      expect(events.filter(({ name }) => name === promiseMissed.name)).toHaveLength(late ? 1 : 0)
    }
  })

  test('gives work to people of the team that has it', () => {
    for (const { team_id, assignee_id, department_id } of requests) {
      const team = [...world.crew.teams.values()].find(one => one.id === team_id)!
      expect(department_id).toBe(team.department_id)
      if (assignee_id) expect(team.agents.map(agent => agent.id)).toContain(assignee_id)
    }
  })

  test('leaves no slot unfilled', () => {
    for (const { request, messages, rating } of history.tales)
      for (const text of [
        request.subject,
        request.excerpt,
        rating?.comment ?? '',
        ...messages.map(message => message.text),
      ])
        expect(text).not.toMatch(/[{}]|undefined/)
  })

  test('has one bad week, and few late answers otherwise', () => {
    const [bad, usual] = [true, false].map(which =>
      history.tales.filter(({ request }) => isBad(span, request.created_at.getTime()) === which),
    )
    expect(
      share(
        bad!.filter(one => one.late),
        bad!,
      ),
    ).toBeGreaterThan(0.25)
    expect(
      share(
        usual!.filter(one => one.late),
        usual!,
      ),
    ).toBeLessThan(0.12)
  })

  test('rates almost half, mostly well', () => {
    const scores = history.tales.flatMap(tale => tale.rating?.score ?? [])
    expect(
      share(
        scores,
        requests.filter(one => one.resolved_at),
      ),
    ).toBeCloseTo(0.45, 1)
    const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length
    expect(mean).toBeGreaterThan(4.1)
    expect(mean).toBeLessThan(4.7)
  })

  test.each([
    ['a working morning', wednesday],
    ['a Sunday', sunday],
  ])('leaves something to do on %s', (_, now) => {
    const open = smallDemo(now, 1200).history.tales.filter(
      ({ request }) => !['resolved', 'closed', 'cancelled'].includes(request.status),
    )
    const owed = open.filter(({ request }) => request.first_answered_at === null)
    expect(owed.filter(({ late }) => late).length).toBeGreaterThan(0)
    expect(owed.filter(({ late }) => !late).length).toBeGreaterThan(0)
    expect(open.filter(({ request }) => request.assignee_id === null).length).toBeGreaterThan(0)
    expect(new Set(open.map(({ request }) => request.status)).size).toBeGreaterThan(2)
  })
})

test('every text of every scenario has a subject or is one, an answer, and replies to what may be asked back', () => {
  for (const scenario of [...SCENARIOS_RU, ...SCENARIOS_EN])
    for (const index of scenario.texts.keys()) {
      expect(answersFor(scenario, index).length, scenario.code).toBeGreaterThan(0)
      expect(subjectsFor(scenario, index).length, scenario.code).toBe(scenario.fits[index]!.subjects.length)
      if (scenario.fits[index]!.clarify)
        expect(questionsFor(scenario, index).length, scenario.code).toBeGreaterThan(0)
    }
})
