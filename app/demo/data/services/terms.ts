// Service hours and circles of people that many services of the demo share.

import type { LocalText } from '../types.ts'

/** Office hours by the clock of whoever asks. */
export const OFFICE: LocalText = {
  ru: 'Пн–пт, 9:00–18:00 по времени заявителя',
  en: 'Mon–Fri, 9:00–18:00 in your time zone',
}

/** Office hours in Moscow. */
export const MOSCOW: LocalText = { ru: 'Пн–пт, 9:00–18:00 по Москве', en: 'Mon–Fri, 9:00–18:00 Moscow time' }

/** From early to late on every day, by the clock of whoever asks. */
export const LONG_DAY: LocalText = {
  ru: 'Ежедневно, 7:00–22:00 по времени заявителя',
  en: 'Daily, 7:00–22:00 in your time zone',
}

/** Whoever works in the holding. */
export const ALL_STAFF: LocalText = { ru: 'Любой сотрудник холдинга', en: 'Any employee of the holding' }

/** Those who answer for a unit. */
export const MANAGERS: LocalText = {
  ru: 'Руководитель подразделения или его заместитель',
  en: 'A head of a unit or a deputy',
}
