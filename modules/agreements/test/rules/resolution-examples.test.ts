// Clocks of a result by example: reopening, pauses, and limits in minutes and in days.
import { describe, expect, test } from 'vitest'
import { readCourse } from '../../server/rules/course.ts'
import { coursesOf } from '../../server/rules/metrics.ts'
import { type Moment, type StandingReason, stretchesOf } from '../../server/rules/moments.ts'
import { clock, given, it, minutes, moscow, opened, t, waiting } from './story.ts'

describe('resolution', () => {
  const limit = minutes(8 * 60)

  test('reopening resumes the clock, it never restarts it', () => {
    const moments = [opened('mon 09:00'), it('resolved', 'mon 14:00'), it('reopened', 'wed 10:00')]
    expect(clock('resolution', limit, moments.slice(0, 2), 'wed 09:59')).toMatchObject({
      outcome: 'met',
      used: 300,
      due_at: t('mon 17:00'),
    })
    expect(clock('resolution', limit, moments, 'wed 11:00')).toMatchObject({
      outcome: 'running',
      used: 360,
      due_at: t('wed 13:00'),
    })
    const again = [...moments, it('resolved', 'wed 12:30')]
    expect(clock('resolution', limit, again, 'fri 10:00')).toMatchObject({ outcome: 'met', used: 450 })
    const twice = [...again, it('reopened', 'thu 09:00'), it('resolved', 'thu 09:31')]
    expect(clock('resolution', limit, twice, 'fri 10:00')).toMatchObject({
      outcome: 'missed',
      used: 481,
      due_at: t('thu 09:30'),
    })
  })

  test('resolved straight out of a pause, the time on hold counts for nothing', () => {
    const moments = [opened('mon 09:00'), waiting('requester', 'mon 10:00'), it('resolved', 'fri 17:00')]
    // Seven hours were left: one until Friday's closing, six on Monday.
    expect(clock('resolution', limit, moments, 'fri 18:00')).toMatchObject({
      outcome: 'met',
      used: 60,
      due_at: t('mon+ 15:00'),
    })
  })

  test('several pauses add up, of those reasons alone that the agreement names', () => {
    const moments = [
      opened('mon 09:00'),
      waiting('requester', 'mon 11:00'),
      waiting('third_party', 'mon 13:00'),
      waiting('scheduled', 'mon 14:00'),
      it('working', 'mon 15:00'),
    ]
    expect(clock('resolution', limit, moments, 'mon 16:00')).toMatchObject({
      used: 240,
      due_at: t('tue 11:00'),
    })
    expect(clock('resolution', limit, moments, 'mon 16:00', { pauses: [] })).toMatchObject({ used: 420 })
  })

  test('what happens to a resolved thing does not resolve it later', () => {
    const moments = [opened('mon 09:00'), it('resolved', 'mon 16:00')]
    const after: Moment[] = [
      given('archive', 'tue 10:00'),
      it('merged', 'wed 10:00'),
      it('unmerged', 'thu 10:00'),
      it('closed', 'fri 10:00'),
    ]
    expect(
      clock('resolution', { unit: 'calendar_days', count: 1 }, [...moments, ...after], 'fri 18:00'),
    ).toMatchObject({
      outcome: 'met',
      used: 420,
    })
    expect(stretchesOf([...moments, given('archive', 'tue 10:00')]).at(-1)).toMatchObject({
      from: t('mon 16:00'),
      state: 'resolved',
      holder: { kind: 'nobody', team: null },
    })
  })

  test('time that runs out as a pause begins is not over: the next minute of work is too much', () => {
    const moments = [opened('mon 09:00'), waiting('requester', 'mon 17:00')]
    expect(clock('resolution', limit, moments, 'tue 12:00')).toMatchObject({
      outcome: 'standing',
      due_at: null,
    })
    const resumed = [...moments, it('working', 'tue 20:00')]
    expect(clock('resolution', limit, resumed, 'wed 09:00')).toMatchObject({
      outcome: 'running',
      due_at: t('wed 09:00'),
    })
    expect(clock('resolution', limit, resumed, t('wed 09:00') + 1).outcome).toBe('missed')
  })

  test('missed stays missed through a pause, and says since when', () => {
    const late = [opened('mon 09:00'), waiting('requester', 'tue 09:00')]
    for (const unit of [limit, { unit: 'working_day_of_month', count: 1 }] as const)
      expect(clock('resolution', unit, late, 'fri 10:00')).toMatchObject({
        outcome: 'missed',
        due_at: t(unit === limit ? 'mon 17:00' : 'mon 18:00'),
        running: false,
      })
  })

  test('parts of a second add up without error', () => {
    const moments: Moment[] = [{ do: 'opened', team: null, at: t('mon 09:00') }]
    for (let i = 0; i < 50; i++) {
      moments.push({ do: 'waiting', for: 'requester', at: t('mon 09:00') + i * 1000 + 101 })
      moments.push({ do: 'working', at: t('mon 09:00') + i * 1000 + 1000 })
    }
    const [course] = coursesOf(moments, { metric: 'resolution', pauses: ['requester'] })
    const reading = readCourse(course!, { limit: minutes(1), calendar: moscow }, t('mon 09:00') + 50_000)
    expect(reading.used_seconds).toBe(5.05)
    expect(reading.due_at).toBe(t('mon 09:00') + 50_000 + 54_950)
  })
})

describe('days', () => {
  const two = { unit: 'working_days', count: 2 } as const

  test('a pause moves the day by the working time it lasts', () => {
    const open = [opened('mon 12:00')]
    expect(clock('resolution', two, open, 'mon 13:00').due_at).toBe(t('wed 18:00'))
    const paused = [...open, waiting('requester', 'tue 10:00')]
    expect(clock('resolution', two, paused, 'fri 10:00')).toMatchObject({ outcome: 'standing', due_at: null })
    const resumed = [...paused, it('working', 'fri 13:00')]
    // Of Tuesday 8 hours were left and 9 of Wednesday: 5 on Friday, 9 on Monday, 3 on Tuesday.
    expect(clock('resolution', two, resumed, 'fri 14:00')).toMatchObject({
      outcome: 'running',
      due_at: t('tue+ 12:00'),
    })
    const overnight = [...open, waiting('requester', 'mon 18:00'), it('working', 'tue 09:00')]
    expect(clock('resolution', two, overnight, 'tue 10:00').due_at).toBe(t('wed 18:00'))
  })

  test('a day that is over as a pause begins is not missed: the next minute of work is too much', () => {
    const moments = [opened('mon 12:00'), waiting('requester', 'wed 18:00'), it('working', 'thu 20:00')]
    expect(clock('resolution', two, moments.slice(0, 2), 'thu 12:00')).toMatchObject({ outcome: 'standing' })
    expect(clock('resolution', two, moments, 'fri 09:00')).toMatchObject({
      outcome: 'running',
      due_at: t('fri 09:00'),
    })
    const later = [opened('mon 12:00'), waiting('requester', 'wed 18:01')]
    expect(clock('resolution', two, later, 'thu 12:00')).toMatchObject({
      outcome: 'missed',
      due_at: t('wed 18:00'),
    })
  })

  test('resolved straight out of a pause it is in time, however long that lasted', () => {
    const moments = [opened('mon 12:00'), waiting('third_party', 'tue 10:00'), it('resolved', 'fri+ 10:00')]
    for (const unit of ['working_days', 'calendar_days', 'working_day_of_month'] as const)
      expect(clock('resolution', { unit, count: 2 }, moments, 'fri+ 18:00').outcome).toBe('met')
  })

  test('a thing that begins in a pause has its whole day afterwards', () => {
    const moments = [opened('mon 12:00'), waiting('scheduled', 'mon 12:00')]
    const pauses: StandingReason[] = ['scheduled']
    expect(clock('resolution', two, moments, 'fri 10:00', { pauses })).toMatchObject({
      outcome: 'standing',
      due_at: null,
    })
    const resumed = [...moments, it('working', 'tue 12:00')]
    expect(clock('resolution', two, resumed, 'tue 13:00', { pauses }).due_at).toBe(t('thu 18:00'))
  })

  test('calendar days run through the weekend, and a pause gives back every hour of it', () => {
    const three = { unit: 'calendar_days', count: 3 } as const
    const open = [opened('thu 10:00')]
    expect(clock('resolution', three, open, 'fri 10:00').due_at).toBe(t('mon+ 00:00'))
    // From Friday evening the client holds it, who answers on Monday: two days and four hours are left.
    const moments = [...open, waiting('requester', 'fri 20:00'), it('working', 'mon+ 08:00')]
    expect(clock('resolution', three, moments.slice(0, 2), 'mon+ 07:00')).toMatchObject({
      outcome: 'standing',
    })
    expect(clock('resolution', three, moments, 'mon+ 09:00')).toMatchObject({
      outcome: 'running',
      due_at: t('wed+ 12:00'),
    })
  })

  test('by working day 2 of the month, of the next one when that is over, later for a pause', () => {
    const second = { unit: 'working_day_of_month', count: 2 } as const
    expect(clock('document', second, [opened('mon 09:00')], 'mon 10:00').due_at).toBe(t('tue 18:00'))
    expect(clock('document', second, [opened('wed 09:00')], 'wed 10:00').due_at).toBe(
      Date.parse('2026-04-02T18:00:00+03:00'),
    )
    const paused = [opened('mon 09:00'), waiting('requester', 'tue 15:00'), it('working', 'thu 09:00')]
    expect(clock('document', second, paused, 'thu 10:00').due_at).toBe(t('thu 12:00'))
  })
})
