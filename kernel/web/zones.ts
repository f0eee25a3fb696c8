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

/** Cities of zones in Russian, where centres and their clients are: not every browser knows them. */
const in_russian: Readonly<Record<string, string>> = {
  ...{ Kaliningrad: 'Калининград', Moscow: 'Москва', Simferopol: 'Симферополь', Volgograd: 'Волгоград' },
  ...{ Kirov: 'Киров', Astrakhan: 'Астрахань', Samara: 'Самара', Saratov: 'Саратов', Ulyanovsk: 'Ульяновск' },
  ...{ Yekaterinburg: 'Екатеринбург', Omsk: 'Омск', Novosibirsk: 'Новосибирск', Barnaul: 'Барнаул' },
  ...{ Tomsk: 'Томск', Novokuznetsk: 'Новокузнецк', Krasnoyarsk: 'Красноярск', Irkutsk: 'Иркутск' },
  ...{ Chita: 'Чита', Yakutsk: 'Якутск', Khandyga: 'Хандыга', Vladivostok: 'Владивосток' },
  ...{ 'Ust-Nera': 'Усть-Нера', Magadan: 'Магадан', Sakhalin: 'Сахалин', Srednekolymsk: 'Среднеколымск' },
  ...{ Kamchatka: 'Камчатка', Anadyr: 'Анадырь', Minsk: 'Минск', Almaty: 'Алма-Ата', Tashkent: 'Ташкент' },
  ...{ Yerevan: 'Ереван', Baku: 'Баку', Tbilisi: 'Тбилиси', Bishkek: 'Бишкек', Dushanbe: 'Душанбе' },
  ...{ Berlin: 'Берлин', London: 'Лондон', Paris: 'Париж', Istanbul: 'Стамбул', Dubai: 'Дубай' },
  ...{ Shanghai: 'Шанхай', 'New York': 'Нью-Йорк', 'Sao Paulo': 'Сан-Паулу' },
}

/** Identifiers hold the English name of a city; Russian names are ours or those that the browser knows. */
function placeOf(zone: string, language: Language): string | null {
  if (!zone.includes('/') || zone.startsWith('Etc/')) return null
  const city = zone.split('/').at(-1)!.replaceAll('_', ' ')
  if (language === 'en') return city
  const known = [part(zone, language, 'shortGeneric'), part(zone, language, 'longGeneric')]
    .map(name => name.replace(/, стандартное время$/, ''))
    .find(name => !/^(GMT|UTC)/.test(name))
  return in_russian[city] ?? known ?? city
}
