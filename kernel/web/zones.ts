// Time zones as people say them: the place and how far its clocks are from UTC.
import type { Language } from '#kernel/contract/shapes.ts'

const part = (
  zone: string,
  language: Language,
  timeZoneName: 'shortGeneric' | 'longGeneric' | 'shortOffset',
): string =>
  new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { timeZone: zone, timeZoneName })
    .formatToParts()
    .find(({ type }) => type === 'timeZoneName')?.value ?? ''

/** `Москва, UTC+3`; `UTC` alone where there is no place. The distance is that of today. A zone nobody knows stays as it is. */
export function sayZone(zone: string, language: Language): string {
  try {
    const offset = part(zone, language, 'shortOffset').replace('GMT', 'UTC').replace(/\+0$/, '')
    const place = placeOf(zone, language)
    return place === null ? offset : `${place}, ${offset}`
  } catch {
    return zone
  }
}

/** Identifiers hold the English name of a city; Russian names are those that the browser knows, with or without cities. */
function placeOf(zone: string, language: Language): string | null {
  if (!zone.includes('/') || zone.startsWith('Etc/')) return null
  const city = zone.split('/').at(-1)!.replaceAll('_', ' ')
  if (language === 'en') return city
  const said = [part(zone, language, 'shortGeneric'), part(zone, language, 'longGeneric')]
    .map(name => name.replace(/, стандартное время$/, ''))
    .find(name => !/^(GMT|UTC)/.test(name))
  return said ?? city
}
