// Clocks of answers by example: what stops them, what they stand for, and what becomes of them.
import { describe, expect, test } from 'vitest'
import { coursesOf } from '../../server/rules/metrics.ts'
import type { Moment } from '../../server/rules/moments.ts'
import { clock, clocks, it, minutes, opened, t, waiting } from './story.ts'

describe('first answer', () => {
  const limit = minutes(30)

  test('at the very instant of the limit it is met, a millisecond later it is missed', () => {
    const answer: Moment = { do: 'answered', at: t('tue 10:30') }
    expect(clock('first_answer', limit, [opened('tue 10:00'), answer], 'tue 12:00')).toMatchObject({
      outcome: 'met',
      used: 30,
      due_at: t('tue 10:30'),
    })
    const late = [opened('tue 10:00'), { ...answer, at: answer.at + 1 }]
    expect(clock('first_answer', limit, late, 'tue 12:00')).toMatchObject({
      outcome: 'missed',
      due_at: t('tue 10:30'),
    })
  })

  test('what comes on Friday night counts from Monday morning', () => {
    const open = [opened('fri 22:00')]
    expect(clock('first_answer', limit, open, 'sun 12:00')).toMatchObject({
      outcome: 'running',
      used: 0,
      due_at: t('mon+ 09:30'),
    })
    expect(clock('first_answer', limit, [...open, it('answered', 'sat 11:00')], 'mon+ 12:00')).toMatchObject({
      outcome: 'met',
      used: 0,
    })
  })

  test('time that runs out with the working hours is due at the closing: an answer that evening is late', () => {
    const open = opened('tue 17:30')
    expect(clock('first_answer', limit, [open, it('answered', 'tue 18:00')], 'wed 12:00').outcome).toBe('met')
    expect(clock('first_answer', limit, [open, it('answered', 'tue 18:01')], 'wed 12:00')).toMatchObject({
      outcome: 'missed',
      due_at: t('tue 18:00'),
      used: 30,
    })
  })

  test('a pause before the answer does not count, and moves the due instant', () => {
    const moments = [opened('tue 10:00'), waiting('requester', 'tue 10:20'), it('working', 'wed 15:00')]
    expect(clock('first_answer', limit, moments.slice(0, 2), 'wed 12:00')).toMatchObject({
      outcome: 'standing',
      running: false,
      used: 20,
      due_at: null,
    })
    expect(clock('first_answer', limit, moments, 'wed 15:05')).toMatchObject({
      outcome: 'running',
      used: 25,
      due_at: t('wed 15:10'),
    })
    expect(clock('first_answer', limit, [...moments, it('answered', 'wed 15:10')], 'wed 18:00').outcome).toBe(
      'met',
    )
  })

  test('where the agreement names no pause, waiting counts', () => {
    const moments = [opened('tue 10:00'), waiting('requester', 'tue 10:20')]
    expect(clock('first_answer', limit, moments, 'tue 11:00', { pauses: ['third_party'] })).toMatchObject({
      outcome: 'missed',
      running: true,
      used: 60,
    })
  })

  test('cancelled in time nobody waits for it; cancelled after the limit it was missed', () => {
    const open = opened('tue 10:00')
    expect(clock('first_answer', limit, [open, it('cancelled', 'tue 10:30')], 'fri 10:00').outcome).toBe(
      'withdrawn',
    )
    expect(clock('first_answer', limit, [open, it('cancelled', 'tue 10:31')], 'fri 10:00')).toMatchObject({
      outcome: 'missed',
      due_at: t('tue 10:30'),
      used: 31,
    })
  })

  test('resolving without a word is an answer, and so is the first of many', () => {
    const moments = [opened('tue 10:00'), it('resolved', 'tue 10:10')]
    expect(clock('first_answer', limit, moments, 'fri 10:00')).toMatchObject({ outcome: 'met', used: 10 })
    const more = [...moments, it('reopened', 'tue 12:00'), it('answered', 'tue 17:00')]
    expect(clock('first_answer', limit, more, 'fri 10:00')).toMatchObject({ outcome: 'met', used: 10 })
  })

  test('what went into another thing is owed there; taken out again it goes on', () => {
    const merged = [opened('tue 10:00'), it('merged', 'tue 10:20')]
    expect(clock('first_answer', limit, merged, 'fri 10:00').outcome).toBe('withdrawn')
    expect(clock('first_answer', limit, [...merged, it('unmerged', 'fri 10:00')], 'fri 10:05')).toMatchObject(
      {
        outcome: 'running',
        used: 25,
        due_at: t('fri 10:10'),
      },
    )
  })

  test('an answer that a slow clock wrote before the opening stops it all the same', () => {
    const moments = [opened('tue 10:00'), it('answered', 'tue 09:59')]
    expect(clock('first_answer', limit, moments, 'fri 10:00')).toMatchObject({ outcome: 'met', used: 0 })
  })

  test('what was before the opening is none of its story', () => {
    const moments = [it('answered', 'mon 10:00'), opened('tue 10:00')]
    expect(clock('first_answer', limit, moments, 'tue 10:10')).toMatchObject({ outcome: 'running', used: 10 })
    expect(coursesOf([it('answered', 'mon 10:00')], { metric: 'first_answer', pauses: [] })).toEqual([])
  })
})

describe('next answer', () => {
  const story = [
    opened('mon 10:00'),
    it('asked', 'mon 10:05'),
    it('answered', 'mon 10:10'),
    it('asked', 'mon 11:00'),
    it('asked', 'mon 11:20'),
    it('answered', 'mon 11:30'),
    it('answered', 'mon 11:40'),
    it('asked', 'mon 17:50'),
  ]

  test('runs from the first unanswered word after an answer to the next answer, time and again', () => {
    expect(clocks('next_answer', minutes(30), story, 'tue 09:10')).toMatchObject([
      { started_at: t('mon 11:00'), outcome: 'met', used: 30, due_at: t('mon 11:30') },
      { started_at: t('mon 17:50'), outcome: 'running', used: 20, due_at: t('tue 09:20') },
    ])
  })

  test('a question that is cancelled is withdrawn, and nobody owes an answer to what was never asked', () => {
    expect(
      clocks('next_answer', minutes(30), [...story, it('cancelled', 'tue 09:20')], 'fri 10:00')[1]!.outcome,
    ).toBe('withdrawn')
    expect(clocks('next_answer', minutes(30), story.slice(0, 3), 'tue 09:10')).toEqual([])
  })

  test('resolving answers it, and thanks after closing start nothing that counts', () => {
    const moments = [
      ...story,
      it('resolved', 'tue 09:21'),
      it('closed', 'tue 09:30'),
      it('asked', 'tue 10:00'),
    ]
    const thanks = coursesOf(moments, { metric: 'next_answer', pauses: [] })[2]!
    expect(thanks).toMatchObject({ started_at: t('tue 10:00'), withdrawn_at: t('tue 10:00'), counting: [] })
    expect(clocks('next_answer', minutes(30), moments, 'fri 10:00')).toMatchObject([
      { outcome: 'met' },
      { outcome: 'missed', due_at: t('tue 09:20') },
      { outcome: 'withdrawn', used: 0 },
    ])
  })

  test('an answer of the same instant takes no time', () => {
    const moments = [...story.slice(0, 3), it('asked', 'mon 12:00'), it('answered', 'mon 12:00')]
    expect(clocks('next_answer', minutes(30), moments, 'fri 10:00')).toMatchObject([
      { outcome: 'met', used: 0, due_at: t('mon 12:30') },
    ])
  })
})
