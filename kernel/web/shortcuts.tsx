// The keyboard: which keys do what at the moment, by the place of the key (`event.code`), so that layouts do not matter.
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { Saying } from './words.tsx'

export interface Keys {
  /** The place of the key: `KeyR`, `Enter`, `Slash`, `ArrowDown`. */
  readonly code: string
  /** The sign that is known better than its place: `?` stands on another key in a Russian layout and works there too. */
  readonly sign?: string
  /** Ctrl, or Cmd on a Mac. */
  readonly ctrl?: boolean
  readonly shift?: boolean
  readonly alt?: boolean
  /** Works while typing too; combinations with Ctrl always do. */
  readonly inFields?: boolean
  /** Never while typing, also with Ctrl: the field needs these keys itself. */
  readonly outsideFields?: boolean
}

export interface Shortcut extends Keys {
  readonly label: Saying
  /** Under which heading the help lists it. */
  readonly group?: Saying
}

interface Entry {
  readonly shortcut: Shortcut
  readonly run: () => void
}

interface Keyboard {
  /** All shortcuts that work now. */
  list(): readonly Shortcut[]
  add(entry: Entry): () => void
  readonly singleKeys: boolean
  setSingleKeys(on: boolean): void
}

const KeyboardContext = createContext<Keyboard | null>(null)
const storage_key = 'okno.single-keys'

/** Does what was pressed mean these keys? */
export const matches = (keys: Keys, event: KeyboardEvent): boolean =>
  (event.code === keys.code || (keys.sign !== undefined && event.key === keys.sign)) &&
  (event.ctrlKey || event.metaKey) === Boolean(keys.ctrl) &&
  event.shiftKey === Boolean(keys.shift) &&
  event.altKey === Boolean(keys.alt)

/** May a shortcut fire while this element has the focus? Fields keep their letters, menus and dialogs their keys. */
export function isFree(target: Element | null, keys: Keys): boolean {
  if (target?.closest('[role=menu], [role=listbox]') && !keys.inFields) return false
  // Of an open dialog wherever the focus is: it may still be on its way there.
  if (document.querySelector('[aria-modal=true]') && !keys.inFields) return false
  if ((keys.ctrl && !keys.outsideFields) || keys.inFields) return true
  const field = target?.closest('input, textarea, select, [contenteditable=""], [contenteditable=true]')
  if (field && !(field instanceof HTMLInputElement && ['checkbox', 'radio', 'button'].includes(field.type)))
    return false
  // Enter and Space belong to the button or link that has the focus.
  const activates = keys.code === 'Enter' || keys.code === 'Space'
  return !(activates && target?.closest('button, a[href], [role=button], summary'))
}

export function KeyboardProvider({ children }: { children: ReactNode }) {
  const entries = useRef<Entry[]>([])
  const [singleKeys, setOn] = useState(() => localStorage.getItem(storage_key) !== 'off')
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      // The newest first: a dialog's keys go before those of the page below it.
      const entry = entries.current.findLast(
        ({ shortcut }) =>
          matches(shortcut, event) &&
          isFree(event.target as Element | null, shortcut) &&
          (singleKeys || !isSingleKey(shortcut)),
      )
      if (!entry) return
      event.preventDefault()
      entry.run()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [singleKeys])
  const keyboard = useMemo<Keyboard>(
    () => ({
      list: () => entries.current.map(entry => entry.shortcut),
      add(entry) {
        entries.current = [...entries.current, entry]
        return () => {
          entries.current = entries.current.filter(other => other !== entry)
        }
      },
      singleKeys,
      setSingleKeys(on) {
        localStorage.setItem(storage_key, on ? 'on' : 'off')
        setOn(on)
      },
    }),
    [singleKeys],
  )
  return <KeyboardContext value={keyboard}>{children}</KeyboardContext>
}

/** A letter, digit or sign alone, which people who dictate must be able to switch off. */
const isSingleKey = (keys: Keys): boolean => !keys.ctrl && !keys.alt && /^(Key|Digit|Slash)/.test(keys.code)

export function useKeyboard(): Keyboard {
  const keyboard = useContext(KeyboardContext)
  if (!keyboard) throw new Error('useKeyboard outside KeyboardProvider')
  return keyboard
}

/** Binds keys while the component is mounted: `useShortcut({ code: 'KeyR', label: saying(words, t => t.reply) }, reply)`. */
export function useShortcut(shortcut: Shortcut, run: () => void, { enabled = true } = {}): void {
  const { add } = useKeyboard()
  const latest = useRef({ shortcut, run })
  latest.current = { shortcut, run }
  const { code, sign, ctrl, shift, alt, inFields, outsideFields } = shortcut
  useEffect(() => {
    if (!enabled) return
    const keys = { code, ...(sign ? { sign } : {}), ctrl, shift, alt, inFields, outsideFields }
    const label: Saying = language => latest.current.shortcut.label(language)
    const group = latest.current.shortcut.group
    return add({ shortcut: { ...keys, label, group }, run: () => latest.current.run() })
  }, [add, enabled, code, sign, ctrl, shift, alt, inFields, outsideFields])
}

/** How a key is written: `KeyR` -> R, `ArrowDown` -> ↓. */
export function keyName(
  keys: Keys,
  words: { ctrl: string; shift: string; alt: string; enter: string; escape: string },
): string[] {
  const plain: Record<string, string> = {
    Enter: words.enter,
    Escape: words.escape,
    Slash: '/',
    ArrowDown: '↓',
    ArrowUp: '↑',
    ArrowLeft: '←',
    ArrowRight: '→',
    Comma: ',',
    Period: '.',
  }
  const name = plain[keys.code] ?? keys.code.replace(/^(Key|Digit)/, '')
  return [
    ...(keys.ctrl ? [words.ctrl] : []),
    ...(keys.alt ? [words.alt] : []),
    ...(keys.shift ? [words.shift] : []),
    name,
  ]
}
