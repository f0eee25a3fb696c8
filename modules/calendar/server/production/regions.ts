// Non-working holidays that republics of Russia add to those of the whole country: only what an act of the republic says for certain.

/** Facts of one region; fixed dates are `MM-DD`, those that follow the moon are given by the year in which they are known. */
export type Region = {
  /** The laws and yearly decrees from which the dates come. */
  source: string
  fixed: readonly (readonly [month_day: string, ru: string, en: string])[]
  moving: readonly (readonly [date: string, ru: string, en: string])[]
  /** Whether a holiday that falls on a day off gives the next working day off (Labour Code, art. 112). */
  made_up_for: boolean
}

const fitr = ['Ураза-байрам', 'Eid al-Fitr'] as const
const adha = ['Курбан-байрам', 'Eid al-Adha'] as const
const sagaalgan = ['Сагаалган', 'Sagaalgan'] as const

/** By ISO 3166-2 code. Days that bind only bodies of the republic itself are left out. */
export const regions = {
  'RU-AD': {
    source: 'Law of Adygea 1995-02-14 № 168-1',
    fixed: [['10-05', 'День образования Республики Адыгея', 'Day of the Republic of Adygea']],
    moving: [],
    made_up_for: false,
  },
  'RU-BA': {
    source: 'Law of Bashkortostan 1992-02-27 № ВС-10/21; yearly decisions of its government',
    fixed: [['10-11', 'День Республики Башкортостан', 'Day of the Republic of Bashkortostan']],
    moving: [
      ['2020-05-24', ...fitr],
      ['2025-03-30', ...fitr],
      ['2025-06-06', ...adha],
      ['2026-03-20', ...fitr],
      ['2026-05-27', ...adha],
    ],
    made_up_for: true,
  },
  'RU-BU': {
    source: 'Law of Buryatia on holidays, art. 4; yearly decrees of its Head',
    fixed: [],
    moving: [
      ['2023-02-21', ...sagaalgan],
      ['2026-02-18', ...sagaalgan],
    ],
    made_up_for: false,
  },
  'RU-CU': {
    source: 'Law of Chuvashia 2000-05-04 № 4',
    fixed: [['06-24', 'День Чувашской Республики', 'Day of the Chuvash Republic']],
    moving: [],
    made_up_for: false,
  },
  'RU-DA': {
    source: 'Decrees of Dagestan 1995-07-18 № 138 and 2011-07-06 № 104',
    fixed: [
      ['07-26', 'День Конституции Республики Дагестан', 'Constitution Day of Dagestan'],
      ['09-15', 'День единства народов Дагестана', 'Day of Unity of the Peoples of Dagestan'],
    ],
    moving: [['2020-07-31', ...adha]],
    made_up_for: true,
  },
  'RU-TA': {
    source: 'Law of Tatarstan 1992-02-19 № 1448-XII; yearly decrees of its Head',
    fixed: [
      ['08-30', 'День Республики Татарстан', 'Day of the Republic of Tatarstan'],
      ['11-06', 'День Конституции Республики Татарстан', 'Constitution Day of Tatarstan'],
    ],
    moving: [
      ['2018-06-15', ...fitr],
      ['2018-08-21', ...adha],
      ['2021-07-20', ...adha],
      ['2025-03-30', ...fitr],
      ['2025-06-06', ...adha],
      ['2026-03-20', ...fitr],
      ['2026-05-27', ...adha],
    ],
    made_up_for: false,
  },
} as const satisfies { [code: string]: Region }
