// Steps before and after a limit by example.
import { describe, expect, test } from 'vitest'
import { addWorkingTime } from '#modules/calendar/server/face.ts'
import { type Limit, readCourse } from '../../server/rules/course.ts'
import { coursesOf, type Metric } from '../../server/rules/metrics.ts'
import type { Moment } from '../../server/rules/moments.ts'
import { isAsWanted, stepInstant } from '../../server/rules/steps.ts'
import { both, it, minutes, moscow, opened, promised, t, waiting } from './story.ts'

describe('steps', () => {
  const stepsOf = (limit: Limit, moments: Moment[], now: string, metric: Metric = 'resolution') => {
    const [course] = coursesOf(moments, { metric, pauses: both })
    const measure = { limit, calendar: moscow }
    const reading = readCourse(course!, measure, t(now))
    return (time: Parameters<typeof stepInstant>[3]) => stepInstant(course!, measure, reading, time)
  }

  test('count as the clock does', () => {
    const moments = [opened('mon 09:00'), waiting('requester', 'mon 10:00'), it('working', 'tue 10:00')]
    const step = stepsOf(minutes(240), moments, 'tue 11:00')
    expect(step({ percent: 20 })).toBe(t('mon 09:48'))
    expect(step({ percent: 50 })).toBe(t('tue 11:00'))
    expect(step({ minutes_before: 60 })).toBe(t('tue 12:00'))
    expect(step({ minutes_before: 0 })).toBe(t('tue 13:00'))
    expect(step({ minutes_after: 360 })).toBe(t('wed 10:00'))
    expect(step({ minutes_before: 500 })).toBe(t('mon 09:00'))
  })

  test('before a limit in days go back over counted time alone, also where the clock stands', () => {
    const two = { unit: 'working_days', count: 2 } as const
    const paused = [opened('mon 12:00'), waiting('requester', 'tue 10:00')]
    // 24 working hours are promised, 7 were used when it came to stand.
    for (const moments of [paused, [...paused, it('working', 'fri 13:00')]]) {
      const step = stepsOf(two, moments, 'fri 14:00')
      expect(step({ minutes_before: 18 * 60 })).toBe(t('mon 18:00'))
      expect(step({ percent: 25 })).toBe(t('mon 18:00'))
    }
    expect(stepsOf(two, paused, 'fri 14:00')({ minutes_before: 60 })).toBeNull()
    const step = stepsOf(two, [...paused, it('working', 'fri 13:00')], 'fri 14:00')
    expect(step({ minutes_before: 13 * 60 })).toBe(t('fri 17:00'))
    expect(step({ minutes_after: 60 })).toBe(t('tue+ 13:00'))
  })

  test('warn before the end of a day whose hours are over, not after it', () => {
    const step = stepsOf({ unit: 'calendar_days', count: 1 }, [opened('sat 10:00')], 'sat 11:00')
    expect(step({ minutes_before: 60 })).toBe(t('mon+ 00:00'))
    expect(step({ minutes_after: 0 })).toBe(t('mon+ 00:00'))
    expect(step({ minutes_after: 30 })).toBe(t('mon+ 09:30'))
  })

  test('of a promised date stay with the date', () => {
    const moments = [
      opened('mon 09:00'),
      promised('thu 20:00', 'mon 10:00'),
      waiting('requester', 'tue 10:00'),
    ]
    const step = stepsOf(minutes(1), moments, 'wed 10:00', 'promised_date')
    expect(step({ minutes_before: 60 })).toBe(t('thu 17:00'))
    expect(step({ minutes_after: 0 })).toBe(t('thu 20:00'))
    expect(step({ minutes_after: 60 })).toBe(t('fri 10:00'))
    expect(step({ percent: 50 })).toBe(addWorkingTime(moscow, t('mon 10:00'), (35 / 2) * 3600))
  })

  test('are not taken once it has stopped', () => {
    const moments = [opened('mon 09:00'), it('resolved', 'mon 11:00')]
    const step = stepsOf(minutes(240), moments, 'tue 11:00')
    expect(step({ percent: 25 })).toBe(t('mon 10:00'))
    expect(step({ percent: 75 })).toBeNull()
    expect(stepsOf({ unit: 'working_days', count: 1 }, moments, 'fri 11:00')({ minutes_after: 0 })).toBeNull()
  })
})

describe('a condition on who has taken it', () => {
  const given = (person: string | null, at: string): Moment => ({
    at: t(at),
    do: 'assigned',
    team: 'a',
    person,
  })
  test.each([
    ['nobody ever', [opened('mon 09:00')], false],
    ['somebody', [opened('mon 09:00'), given('anna', 'mon 10:00')], true],
    [
      'somebody who waits',
      [opened('mon 09:00'), given('anna', 'mon 10:00'), waiting('requester', 'mon 11:00')],
      true,
    ],
    ['nobody any more', [opened('mon 09:00'), given('anna', 'mon 10:00'), given(null, 'mon 11:00')], false],
  ])('%s', (_, moments, isTaken) => {
    const thing = { moments, priority: 'P2' }
    expect(isAsWanted({ unassigned: false }, thing)).toBe(isTaken)
    expect(isAsWanted({ unassigned: true }, thing)).toBe(!isTaken)
    expect(isAsWanted({}, thing)).toBe(true)
    expect(isAsWanted({ priority: ['P1'] }, thing)).toBe(false)
  })
})
