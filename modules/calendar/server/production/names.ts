// Why a day of the Russian production calendar is what it is, in both languages.
import { type DecreedYear, decreedYears } from './decrees.ts'
import type { ProductionYear } from './russia.ts'

type BothNames = { ru: string; en: string }

const holidays: { readonly [month_day: string]: BothNames } = {
  '01-07': { ru: 'Рождество Христово', en: 'Orthodox Christmas' },
  '02-23': { ru: 'День защитника Отечества', en: 'Defender of the Fatherland Day' },
  '03-08': { ru: 'Международный женский день', en: 'International Women’s Day' },
  '05-01': { ru: 'Праздник Весны и Труда', en: 'Spring and Labour Day' },
  '05-09': { ru: 'День Победы', en: 'Victory Day' },
  '06-12': { ru: 'День России', en: 'Russia Day' },
  '11-04': { ru: 'День народного единства', en: 'National Unity Day' },
}
const newYear: BothNames = { ru: 'Новогодние каникулы', en: 'New Year holidays' }
const byDecree: BothNames = { ru: 'Нерабочий день по указу', en: 'Non-working day by decree' }
const inLieu: BothNames = { ru: 'Выходной за праздник, выпавший на выходной', en: 'Day off for a holiday' }
export const eve: BothNames = { ru: 'Предпраздничный день', en: 'Day before a holiday' }

/** The names of a year's days, by date. */
export function productionNames(year: number, facts: ProductionYear): Map<string, BothNames> {
  const decreed = decreedYears[year] ?? { moved: [] }
  const names = new Map<string, BothNames>()
  for (const date of facts.shortened) names.set(date, eve)
  for (const { date, instead_of } of facts.moved_working_days)
    names.set(date, {
      ru: `Рабочий день вместо ${said(instead_of, 'ru')}`,
      en: `Worked instead of ${said(instead_of, 'en')}`,
    })
  for (const date of facts.non_working) names.set(date, byDecree)
  for (const date of facts.days_off) names.set(date, nameOfDayOff(date, decreed))
  for (const date of facts.holidays) names.set(date, holidays[date.slice(5)] ?? newYear)
  return names
}

function nameOfDayOff(
  date: string,
  { moved, extra_off }: Pick<DecreedYear, 'moved' | 'extra_off'>,
): BothNames {
  if (extra_off?.includes(date.slice(5))) return byDecree
  const from = moved.find(([, to]) => to === date.slice(5))?.[0]
  if (!from) return inLieu
  const day = `${date.slice(0, 4)}-${from}`
  return {
    ru: `Выходной, перенесённый с ${said(day, 'ru')}`,
    en: `Day off moved from ${said(day, 'en')}`,
  }
}

/** 3 января, 3 January. */
export const said = (date: string, language: 'ru' | 'en'): string =>
  new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(date))
