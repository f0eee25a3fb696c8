// In which language somebody is answered.
import type { Language } from '#kernel/contract/shapes.ts'

/** The first language of an Accept-Language header that Okno speaks; close relatives of Russian readers get Russian. */
export function askerLanguage(header: string | undefined, fallback: Language): Language {
  const wanted = (header ?? '')
    .split(',')
    .map(part => {
      const [tag = '', weight = ''] = part.trim().split(';q=')
      return { tag: tag.toLowerCase().slice(0, 2), weight: weight === '' ? 1 : Number(weight) }
    })
    .filter(({ tag }) => tag === 'ru' || tag === 'en')
    .sort((a, b) => b.weight - a.weight)
  return (wanted[0]?.tag as Language | undefined) ?? fallback
}
