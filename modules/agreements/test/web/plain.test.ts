// Every target can be read as one sentence in both languages: any metric, unit, pauses and steps.
import { describe, expect, test } from 'vitest'
import { type Language, languages } from '#kernel/contract/shapes.ts'
import { limitUnitNames, metricNames, pauseReasons } from '../../contract.ts'
import { type Said, type SaidTarget, type Sides, sayParties, sayTarget } from '../../web/plain.ts'

const workdays = [['09:00', '18:00']] satisfies [string, string][]
const moscow = {
  id: '0198aaaa-0000-7000-8000-000000000001',
  name: { ru: 'Центр', en: 'Centre' },
  is_default: true,
  time_zone: 'Europe/Moscow',
  week: { mon: workdays, tue: workdays, wed: workdays, thu: workdays, fri: workdays },
}
const night = {
  id: '0198aaaa-0000-7000-8000-000000000002',
  name: { ru: 'Без выходных', en: 'Always open' },
  is_default: false,
  time_zone: 'Europe/Berlin',
  week: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map(day => [day, [['00:00', '24:00']]]),
  ),
}
const person = '0198aaaa-0000-7000-8000-000000000003'
const rota = '0198aaaa-0000-7000-8000-000000000004'
const names = {
  [`person:${person}`]: { ru: 'Анна Иванова', en: 'Anna Ivanova' },
  [`rota:${rota}`]: { ru: 'Вечер', en: 'Evening' },
  'role:quality': { ru: 'Контролёр качества', en: 'Quality controller' },
}
const ours: Sides = { promiser: 'center', promisee: 'client' }
const clients: Sides = { promiser: 'client', promisee: 'center' }

const said = (language: Language, sides: Sides = ours): Said => ({
  language,
  sides,
  names,
  calendars: [moscow, night],
})

const plainTarget: SaidTarget = {
  metric: 'first_answer',
  limit: { unit: 'working_minutes', count: 30 },
  warn_minutes: 0,
  calendar_source: 'center',
  calendar_id: null,
  pauses: [],
  steps: [],
  budgets: {},
}
const sentence = (change: Partial<SaidTarget>, language: Language = 'ru', sides?: Sides) =>
  sayTarget({ ...plainTarget, ...change }, said(language, sides))
/** Numbers are parted from words by spaces that do not break; what they are is no matter here. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ')

describe('the sentence of a target', () => {
  const whole: Partial<SaidTarget> = {
    pauses: ['requester'],
    warn_minutes: 10,
    steps: [{ key: 'late', level: 1, when: { minutes_after: 30 }, to: [{ kind: 'team_lead' }] }],
  }

  test('says what is promised, when the clock stands, and who hears of it', () => {
    expect(sentence(whole)).toBe(
      'Ответим за 30 рабочих минут, пн–пт 9–18 по Москве; отсчёт стоит, пока ждём вас; предупреждение за 10 рабочих минут до срока; через 30 рабочих минут после срока узнаёт руководитель группы.',
    )
    expect(sentence(whole, 'en')).toBe(
      'We will answer within 30 working minutes, Mon–Fri 9–18 Moscow time; the clock stands while we wait for you; a warning comes 10 working minutes before the limit; 30 working minutes after the limit the lead of the team hears of it.',
    )
  })

  test.each([
    [{ unit: 'working_minutes', count: 1 }, 'за 1 рабочую минуту', 'within 1 working minute'],
    [{ unit: 'working_minutes', count: 22 }, 'за 22 рабочие минуты', 'within 22 working minutes'],
    [{ unit: 'working_minutes', count: 60 }, 'за 1 рабочий час', 'within 1 working hour'],
    [{ unit: 'working_minutes', count: 90 }, 'за 1 рабочий час 30 минут', 'within 1 working hour 30 minutes'],
    [{ unit: 'working_minutes', count: 480 }, 'за 8 рабочих часов', 'within 8 working hours'],
    [{ unit: 'working_days', count: 3 }, 'за 3 рабочих дня', 'within 3 working days'],
    [{ unit: 'calendar_days', count: 21 }, 'за 21 календарный день', 'within 21 calendar days'],
    [
      { unit: 'working_day_of_month', count: 2 },
      'до конца 2-го рабочего дня месяца',
      'by the end of working day 2 of the month',
    ],
  ] as const)('says the limit %o', (limit, ru, en) => {
    expect(plain(sentence({ limit }))).toContain(`Ответим ${ru}, пн–пт`)
    expect(plain(sentence({ limit }, 'en'))).toContain(`We will answer ${en}, Mon–Fri`)
  })

  test.each([
    [[], 'отсчёт не останавливается', 'the clock never stands'],
    [['third_party'], 'пока ждём третью сторону.', 'while we wait for a third party.'],
    [['requester', 'approver'], 'пока ждём вас или согласующего.', 'while we wait for you or an approver.'],
    [
      ['requester', 'third_party', 'approver', 'unit', 'scheduled'],
      'пока ждём вас, третью сторону, согласующего, другое подразделение или назначенный день.',
      'while we wait for you, a third party, an approver, another unit or the day agreed on.',
    ],
  ] as const)('says the pauses %o', (pauses, ru, en) => {
    expect(sentence({ pauses: [...pauses] })).toContain(ru)
    expect(sentence({ pauses: [...pauses] }, 'en')).toContain(en)
  })

  test('leaves out a pause for what it measures itself', () => {
    const waited = (metric: SaidTarget['metric'], sides: Sides) =>
      sentence({ metric, pauses: ['requester', 'approver', 'third_party'] }, 'en', sides)
    expect(waited('clarification', clients)).toContain('while we wait for an approver or a third party')
    expect(waited('approval', clients)).toContain('while we wait for the requester or a third party')
    expect(waited('task', { promiser: 'supplier', promisee: 'center' })).toContain(
      'while we wait for the requester or an approver',
    )
    expect(waited('task', { promiser: 'department', promisee: 'center' })).toContain(
      'while we wait for the requester, an approver or a third party',
    )
  })

  test.each([
    [{ minutes_before: 5 }, 'за 5 рабочих минут до срока узнаёт', '5 working minutes before the limit'],
    [{ percent: 80 }, 'когда пройдёт 80 % времени, узнаёт', 'when 80 % of the time is over,'],
    [{ minutes_after: 0 }, 'как только срок нарушен, узнаёт', 'as soon as the limit is passed,'],
    [{ minutes_after: 120 }, 'через 2 рабочих часа после срока узнаёт', '2 working hours after the limit'],
  ])('says when a step is taken: %o', (when, ru, en) => {
    const steps: SaidTarget['steps'] = [{ key: 'a', level: 1, when, to: [{ kind: 'assignee' }] }]
    expect(plain(sentence({ steps }))).toContain(`; ${ru} исполнитель.`)
    expect(plain(sentence({ steps }, 'en'))).toContain(`; ${en} the agent who has it hears of it.`)
  })

  test.each([
    [
      { kind: 'role', id: 'quality' },
      'каждый с ролью «Контролёр качества»',
      'everybody with the role “Quality controller”',
    ],
    [{ kind: 'person', id: person }, 'Анна Иванова', 'Anna Ivanova'],
    [{ kind: 'rota', id: rota }, 'дежурный по графику «Вечер»', 'whoever is on duty in “Evening”'],
    [{ kind: 'team_lead' }, 'руководитель группы', 'the lead of the team'],
    [{ kind: 'assignee' }, 'исполнитель', 'the agent who has it'],
  ] as const)('says who hears of it: %o', (receiver, ru, en) => {
    const steps: SaidTarget['steps'] = [{ key: 'a', level: 1, when: { minutes_after: 0 }, to: [receiver] }]
    expect(sentence({ steps })).toContain(`узнаёт ${ru}.`)
    expect(sentence({ steps }, 'en')).toContain(`, ${en} hears of it.`)
  })

  test('says of several that they hear of it, and under which conditions', () => {
    const steps: SaidTarget['steps'] = [
      {
        key: 'a',
        level: 2,
        when: { percent: 50 },
        if: { unassigned: true, priority: ['P1', 'P2'] },
        to: [{ kind: 'team_lead' }, { kind: 'person', id: person }],
      },
    ]
    expect(plain(sentence({ steps }))).toContain(
      'когда пройдёт 50 % времени, узнают руководитель группы и Анна Иванова, если обращение ещё никто не взял и приоритет P1 или P2.',
    )
    expect(plain(sentence({ steps }, 'en'))).toContain(
      'when 50 % of the time is over, the lead of the team and Anna Ivanova hear of it if nobody has taken the request and the priority is P1 or P2.',
    )
  })

  test('says that somebody has to have taken it', () => {
    const steps: SaidTarget['steps'] = [
      { key: 'a', level: 1, when: { percent: 50 }, if: { unassigned: false }, to: [{ kind: 'assignee' }] },
    ]
    expect(plain(sentence({ steps }))).toContain('узнаёт исполнитель, если обращение уже кто-то взял.')
    expect(plain(sentence({ steps }, 'en'))).toContain('hears of it if somebody has taken the request.')
  })

  test('says how the time is split between holders', () => {
    const budgets = { queue: 5, agent: 90, outside: 120 }
    expect(sentence({ budgets })).toContain(
      '; из этого времени в очереди до 5 мин, у исполнителя до 1 ч 30 мин и у третьей стороны до 2 ч.',
    )
    expect(sentence({ budgets }, 'en')).toContain(
      '; of this time, up to 5 min in the queue, up to 1 h 30 min with the agent and up to 2 h with a third party.',
    )
  })

  test('says whose promise it is', () => {
    const target: Partial<SaidTarget> = {
      metric: 'clarification',
      limit: { unit: 'working_minutes', count: 480 },
      calendar_source: 'client',
    }
    expect(plain(sentence(target, 'ru', clients))).toContain(
      'Клиент: ответ на уточнение за 8 рабочих часов, по календарю клиента;',
    )
    expect(plain(sentence(target, 'en', { ...clients, promiser_name: { en: 'Volga Foods' } }))).toContain(
      'Volga Foods will answer a question within 8 working hours, by the calendar of the client;',
    )
  })

  test('says a promised date without a limit and its hours', () => {
    expect(sentence({ metric: 'promised_date' })).toContain('Решим к тому сроку, который назвали;')
    expect(sentence({ metric: 'promised_date' }, 'en')).toContain(
      'We will resolve it by the time that we named;',
    )
  })

  test('says on which calendar it counts', () => {
    const on = (change: Partial<SaidTarget>) => sentence(change, 'en')
    expect(on({ calendar_source: 'region' })).toContain(', by the calendar of the region;')
    expect(on({ calendar_source: 'named', calendar_id: night.id })).toContain(
      ', round the clock Europe/Berlin time;',
    )
    expect(on({ calendar_source: 'named', calendar_id: null })).toContain(', by the calendar “…”;')
    expect(sayTarget(plainTarget, { ...said('en'), calendars: [] })).toContain(
      ', by the calendar of the centre;',
    )
  })

  test('shows what is still to be typed as dots', () => {
    expect(sentence({ limit: { unit: 'working_minutes', count: Number.NaN } })).toContain('Ответим за …,')
    expect(sentence({ limit: { unit: 'working_day_of_month', count: Number.NaN } })).toContain(
      'до конца …-го рабочего дня',
    )
    const steps: SaidTarget['steps'] = [
      { key: 'a', level: 1, when: { minutes_after: 5 }, to: [{ kind: 'person' }] },
    ]
    expect(sentence({ steps })).toContain('узнаёт ….')
  })

  test('is whole for every metric, unit, choice of pauses, step and side', () => {
    const whens = [{ minutes_before: 5 }, { percent: 80 }, { minutes_after: 0 }, { minutes_after: 61 }]
    const tos: SaidTarget['steps'][number]['to'][] = [
      [{ kind: 'role', id: 'quality' }],
      [
        { kind: 'person', id: person },
        { kind: 'rota', id: rota },
      ],
      [{ kind: 'team_lead' }, { kind: 'assignee' }],
    ]
    const steps = whens.flatMap(when =>
      tos.map((to, i) => [
        { key: 'a', level: 1, when, to, ...(i === 0 ? {} : { if: { priority: ['P1' as const] } }) },
      ]),
    )
    const sides: Sides[] = [
      ours,
      clients,
      { promiser: 'supplier', promisee: 'center', supplier: { ru: 'Связь', en: 'Telecom' } },
      { promiser: 'department', promisee: 'center', promiser_name: { ru: 'Кадры', en: 'Personnel' } },
    ]
    const pauseSets = Array.from({ length: 2 ** pauseReasons.length }, (_, bits) =>
      pauseReasons.filter((_, i) => bits & (1 << i)),
    )
    const known = new Map<string, string>()
    for (const language of languages)
      for (const metric of metricNames)
        for (const unit of limitUnitNames)
          for (const side of sides) {
            for (const pauses of pauseSets)
              look({ metric, limit: { unit, count: 2 }, pauses }, language, side)
            for (const taken of [[], ...steps])
              look({ metric, limit: { unit, count: 2 }, pauses: [], steps: taken }, language, side)
          }
    expect(known.size).toBeGreaterThan(5_000)

    function look(change: Partial<SaidTarget>, language: Language, side: Sides) {
      const text = sentence(change, language, side)
      expect(text).toMatch(/^\p{Lu}[^{}.…]*\.$/u)
      expect(text).not.toMatch(/undefined|null|NaN|\s\s| [,;.]|;;|,,/)
      const alphabet = language === 'ru' ? /[A-Za-z]{3,}/ : /\p{Script=Cyrillic}/u
      expect(text).not.toMatch(alphabet)
      known.set(`${language} ${JSON.stringify(change)} ${side.promiser}`, text)
    }
  })
})

describe('the sides of an agreement', () => {
  test.each([
    [ours, 'центр → все клиенты', 'the centre → all clients'],
    [
      { ...ours, promisee_name: { ru: 'Ромашка', en: 'Camomile' } },
      'центр → Ромашка',
      'the centre → Camomile',
    ],
    [clients, 'все клиенты → центр', 'all clients → the centre'],
    [
      { promiser: 'supplier', promisee: 'center', supplier: { ru: 'Связь', en: 'Telecom' } },
      'поставщик «Связь» → центр',
      'supplier “Telecom” → the centre',
    ],
    [
      {
        promiser: 'department',
        promisee: 'department',
        promiser_name: { ru: 'Кадры', en: 'Personnel' },
        promisee_name: { ru: 'Бухгалтерия', en: 'Accounting' },
      },
      'Кадры → Бухгалтерия',
      'Personnel → Accounting',
    ],
  ] as const)('are said in words', (sides, ru, en) => {
    expect(sayParties(sides, 'ru')).toBe(ru)
    expect(sayParties(sides, 'en')).toBe(en)
  })
})
