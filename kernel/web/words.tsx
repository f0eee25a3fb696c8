// The reader's language: which one it is, how it is changed, and texts and figures in it.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { Language, type LocalText, pick } from '#kernel/contract/shapes.ts'
import { type Spoken, speak, type Texts, type Words } from '#kernel/contract/words.ts'
import { type Format, makeFormat } from './format.ts'
import { webWords } from './web-words.ts'

/** A text that is chosen at the last moment: for menus, shortcuts and commands, which are declared outside React. */
export type Saying = (language: Language) => string

/** `saying(words, text => text.menu.mine)` */
export const saying =
  <E extends Texts>(pair: Words<E>, choose: (text: Spoken<E>) => string): Saying =>
  language =>
    choose(speak(pair, language))

interface Reader {
  readonly language: Language
  readonly time_zone: string
  /** Was the language chosen in this browser, or only guessed? */
  readonly chosen: boolean
  setLanguage(language: Language): void
  /** What the account says: counts until the reader chooses otherwise here. */
  learn(account: { language: Language; time_zone: string }): void
}

const ReaderContext = createContext<Reader | null>(null)
const storage_key = 'okno.language'

/** Holds the language of the page. A choice made in this browser goes before the account's, which goes before the browser's. */
export function LanguageProvider({ children, initial }: { children: ReactNode; initial?: Language }) {
  const [stored, setStored] = useState<Language | null>(() => initial ?? storedLanguage())
  const [account, setAccount] = useState<{ language: Language; time_zone: string } | null>(null)
  const language = stored ?? account?.language ?? browserLanguage()
  const time_zone = account?.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  // Before the children render, so that what they ask is asked in this language.
  if (document.documentElement.lang !== language) document.documentElement.lang = language
  const setLanguage = useCallback((chosen: Language) => {
    localStorage.setItem(storage_key, chosen)
    setStored(chosen)
  }, [])
  const reader = useMemo(
    () => ({ language, time_zone, chosen: stored !== null, setLanguage, learn: setAccount }),
    [language, time_zone, stored, setLanguage],
  )
  return <ReaderContext value={reader}>{children}</ReaderContext>
}

function storedLanguage(): Language | null {
  const { data } = Language.safeParse(localStorage.getItem(storage_key))
  return data ?? null
}

const browserLanguage = (): Language =>
  navigator.languages.find(tag => /^(ru|en)\b/.test(tag))?.startsWith('en') ? 'en' : 'ru'

export function useLanguage(): Reader {
  const reader = useContext(ReaderContext)
  if (!reader) throw new Error('useLanguage outside LanguageProvider')
  return reader
}

/** A domain's texts in the reader's language: `const text = useWords(words)`. */
export function useWords<E extends Texts>(pair: Words<E>): Spoken<E> {
  return speak(pair, useLanguage().language)
}

/** The kernel's own texts. */
export const useWebWords = () => useWords(webWords)

/** Picks the reader's side of a text in two languages: `const say = usePick()`, `say(service.title)`. */
export function usePick(): (text: LocalText | null | undefined) => string {
  const { language } = useLanguage()
  return useCallback(text => pick(text, language), [language])
}

/** Dates, spans, numbers and sizes in the reader's language and time zone. */
export function useFormat(): Format {
  const { language, time_zone } = useLanguage()
  return useMemo(() => makeFormat(language, time_zone), [language, time_zone])
}

const NowContext = createContext<number>(0)
const beat_ms = 15_000

/** One clock for all that counts minutes on the page. */
export function NowProvider({ children }: { children: ReactNode }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const beat = setInterval(() => setNow(Date.now()), beat_ms)
    return () => clearInterval(beat)
  }, [])
  return <NowContext value={now}>{children}</NowContext>
}

/** The present moment in milliseconds, renewed four times a minute. */
export const useNow = (): number => useContext(NowContext)
