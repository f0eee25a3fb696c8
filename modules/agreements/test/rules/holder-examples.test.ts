// Clocks by example of what clients, third parties and departments owe, and of dates that were promised.
import { describe, expect, test } from 'vitest'
import type { Moment } from '../../server/rules/moments.ts'
import { both, client, clock, clocks, given, it, minutes, opened, promised, t, waiting } from './story.ts'

describe('what the client and others owe', () => {
  test('each question to the client is a running of its own, on the hours of the client', () => {
    const moments = [
      opened('mon 09:00'),
      waiting('requester', 'mon 14:00'),
      it('working', 'tue 08:00'),
      waiting('requester', 'tue 17:00'),
    ]
    const options = { calendar: client, pauses: both }
    // 14:00 in Moscow is 16:00 with the client, who closes at 17:00 and opens when it is 07:00 in Moscow.
    expect(clocks('clarification', minutes(120), moments, 'wed 08:00', options)).toMatchObject([
      { outcome: 'met', used: 120, due_at: t('tue 08:00') },
      { outcome: 'running', used: 60, due_at: t('wed 09:00') },
    ])
    expect(clocks('clarification', minutes(119), moments, 'wed 08:00', options)[0]!.outcome).toBe('missed')
  })

  test('what is cancelled or merged while the client owes an answer was not answered', () => {
    const moments = [opened('mon 09:00'), waiting('requester', 'mon 10:00')]
    for (const end of ['cancelled', 'merged'] as const) {
      const ended = [...moments, it(end, 'mon 11:00')]
      expect(clock('clarification', minutes(60), ended, 'fri 10:00').outcome).toBe('withdrawn')
      expect(clock('clarification', minutes(59), ended, 'fri 10:00').outcome).toBe('missed')
    }
    const back = [
      ...moments,
      it('merged', 'mon 11:00'),
      it('unmerged', 'tue 09:00'),
      it('working', 'tue 09:30'),
    ]
    expect(clock('clarification', minutes(90), back, 'fri 10:00')).toMatchObject({ outcome: 'met', used: 90 })
  })

  test('approvers and third parties are measured while they hold it, and nobody else is', () => {
    const moments = [
      opened('mon 09:00'),
      waiting('approver', 'mon 10:00'),
      waiting('third_party', 'mon 12:00'),
      it('working', 'mon 15:00'),
    ]
    expect(clock('approval', minutes(120), moments, 'fri 10:00')).toMatchObject({ outcome: 'met', used: 120 })
    expect(clock('task', minutes(120), moments, 'fri 10:00')).toMatchObject({ outcome: 'missed', used: 180 })
    expect(clocks('clarification', minutes(120), moments, 'fri 10:00')).toEqual([])
  })
})

describe('task of a department', () => {
  const teams = new Set(['accounts', 'payroll'])
  const options = { teams, pauses: both }

  test('runs while a team of it has the thing, across pauses, and anew for each team', () => {
    const moments = [
      opened('mon 09:00', 'helpdesk'),
      given('accounts', 'mon 10:00'),
      waiting('requester', 'mon 11:00'),
      it('working', 'tue 09:00'),
      given('payroll', 'tue 10:00'),
      given('helpdesk', 'tue 12:00'),
      given('accounts', 'wed 09:00'),
    ]
    expect(clocks('task', minutes(120), moments, 'wed 10:00', options)).toMatchObject([
      { started_at: t('mon 10:00'), outcome: 'met', used: 120 },
      { started_at: t('tue 10:00'), outcome: 'met', used: 120 },
      { started_at: t('wed 09:00'), outcome: 'running', used: 60, due_at: t('wed 11:00') },
    ])
  })

  test('who takes it within the team changes nothing; cancelling withdraws it', () => {
    const moments: Moment[] = [
      opened('mon 09:00', 'accounts'),
      { do: 'assigned', team: 'accounts', person: 'anna', at: t('mon 09:30') },
      { do: 'assigned', team: 'accounts', person: 'boris', at: t('mon 09:40') },
      it('cancelled', 'mon 10:00'),
    ]
    expect(clock('task', minutes(120), moments, 'wed 10:00', options)).toMatchObject({
      started_at: t('mon 09:00'),
      outcome: 'withdrawn',
      used: 60,
    })
  })
})

describe('promised date', () => {
  const limit = minutes(1)
  const open = [opened('mon 09:00'), promised('thu 12:00', 'mon 10:00')]

  test('the date holds whatever the hours and the pauses', () => {
    const moments = [...open, waiting('requester', 'tue 10:00')]
    expect(clock('promised_date', limit, moments, 'thu 12:00')).toMatchObject({
      started_at: t('mon 10:00'),
      outcome: 'standing',
      due_at: t('thu 12:00'),
    })
    expect(clock('promised_date', limit, moments, t('thu 12:00') + 1).outcome).toBe('missed')
    expect(clock('promised_date', limit, [...open, it('resolved', 'thu 12:00')], 'fri 10:00').outcome).toBe(
      'met',
    )
    expect(clocks('promised_date', limit, [opened('mon 09:00')], 'fri 10:00')).toEqual([])
  })

  test('replaced in time the new date counts; replaced too late the broken one stays broken', () => {
    const replaced = [...open, promised('fri 12:00', 'wed 10:00'), it('resolved', 'fri 11:00')]
    expect(clocks('promised_date', limit, replaced, 'fri 18:00')).toMatchObject([
      { outcome: 'withdrawn', due_at: t('thu 12:00') },
      { outcome: 'met', started_at: t('wed 10:00'), due_at: t('fri 12:00') },
    ])
    const late = [...open, promised('fri 12:00', 'thu 13:00'), it('resolved', 'fri 11:00')]
    expect(clocks('promised_date', limit, late, 'fri 18:00').map(({ outcome }) => outcome)).toEqual([
      'missed',
      'met',
    ])
  })

  test('taken back in time nothing is owed; taken back too late it was broken', () => {
    expect(clock('promised_date', limit, [...open, promised(null, 'thu 12:00')], 'fri 18:00').outcome).toBe(
      'withdrawn',
    )
    expect(clock('promised_date', limit, [...open, promised(null, 'thu 12:01')], 'fri 18:00').outcome).toBe(
      'missed',
    )
  })

  test('the same date said again is the same promise, and of two of one instant the last counts', () => {
    expect(
      clock('promised_date', limit, [...open, promised('thu 12:00', 'tue 10:00')], 'wed 18:00'),
    ).toMatchObject({
      started_at: t('mon 10:00'),
    })
    expect(
      clock('promised_date', limit, [...open, promised('fri 12:00', 'mon 10:00')], 'wed 18:00'),
    ).toMatchObject({
      due_at: t('fri 12:00'),
    })
  })

  test('kept and then promised anew after reopening, the first was kept', () => {
    const moments = [
      ...open,
      it('resolved', 'tue 10:00'),
      it('reopened', 'fri 10:00'),
      promised('mon+ 12:00', 'fri 10:00'),
    ]
    expect(clocks('promised_date', limit, moments, 'fri 12:00').map(({ outcome }) => outcome)).toEqual([
      'met',
      'running',
    ])
  })

  test('promised of what has ended, it counts once that is open again', () => {
    const ended = [opened('mon 09:00'), it('resolved', 'mon 10:00'), promised('tue 12:00', 'mon 11:00')]
    expect(clocks('promised_date', limit, ended, 'fri 10:00')).toEqual([])
    expect(clock('promised_date', limit, [...ended, it('reopened', 'mon 12:00')], 'tue 10:00')).toMatchObject(
      {
        outcome: 'running',
        used: 7 * 60,
      },
    )
  })

  test('resolved in time and merged after the date, it was never broken', () => {
    const moments = [...open, it('resolved', 'tue 10:00'), it('merged', 'fri 10:00')]
    expect(clock('promised_date', limit, moments, 'fri 12:00').outcome).toBe('withdrawn')
  })
})
