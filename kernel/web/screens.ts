// How a domain declares its screens: addresses, menus, commands and what it puts into the slots of others.
import type { ComponentType } from 'react'
import type { z } from 'zod'
import type { Language } from '#kernel/contract/shapes.ts'
import type { Me, ReadMe } from './me-contract.ts'
import type { LoadFillings } from './slots.tsx'
import type { Saying } from './words.tsx'

type ParamNames<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never

type NoSearch = z.ZodObject<Record<never, never>>

/** What a screen is given: the parts of its address, checked, and how to change its state there. */
export interface ScreenProps<P extends string = '', S extends z.ZodObject = NoSearch> {
  params: { [K in ParamNames<P>]: string }
  search: z.output<S>
  /** Changes some of the state; undefined, empty and usual values leave the address. `replace` keeps no step for "back". */
  setSearch(change: Partial<z.output<S>>, how?: { replace?: boolean }): void
}

export type Icon = ComponentType<{ size?: number | string; stroke?: number | string }>

export interface MenuEntry {
  readonly label: Saying
  readonly icon: Icon
  /** Smaller comes first; 100 unless said. */
  readonly order?: number
  /** A small figure beside the words, e.g. how many wait. It is shown at once, so keep it small. */
  readonly Count?: ComponentType
}

export interface Screen {
  /** Below the face: `/requests/:id` is that in the portal, `/desk/requests/:id` on the desk, `/admin/…` in administration. */
  readonly path: string
  readonly search?: z.ZodObject
  readonly load: () => Promise<ComponentType<ScreenProps<string, z.ZodObject>>>
  readonly title?: Saying
  readonly menu?: MenuEntry
  /** Who sees the menu entry and may open the address; everybody who may enter the face unless said. */
  readonly can?: string
}

/** One screen, its code loaded when it is first opened. */
export function screen<const P extends `/${string}`, S extends z.ZodObject = NoSearch>(told: {
  path: P
  search?: S
  load: () => Promise<ComponentType<ScreenProps<NoInfer<P>, NoInfer<S>>>>
  title?: Saying
  menu?: MenuEntry
  can?: string
}): Screen {
  return told as unknown as Screen
}

/** An entry of the Ctrl+K palette. */
export interface Command {
  readonly id: string
  readonly label: Saying
  readonly hint?: Saying
  readonly icon?: Icon
  readonly can?: string
  /** Other words by which it is found. */
  readonly keywords?: readonly string[]
  run(go: (address: string) => void): void
}

/** Something that was found for the words typed in the palette. */
export interface Found {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly to: string
}

/** Searches for what was typed and answers at most `limit` of what it finds. Refusals and faults show nothing. */
export type Search = (asked: {
  readonly q: string
  readonly limit: number
  readonly language: Language
  readonly me: Me
  /** Ends when typing goes on. */
  readonly signal: AbortSignal
}) => Promise<readonly Found[]>

/** A search of a domain in the Ctrl+K palette, its code loaded when something is first typed there. */
export interface PaletteSearch {
  readonly id: string
  /** Stands above what was found. */
  readonly heading: Saying
  readonly icon?: Icon
  readonly can?: string
  readonly load: () => Promise<Search>
}

/** An entry of the menu under the person's name. */
export interface PersonEntry {
  readonly label: Saying
  readonly icon: Icon
  readonly order?: number
  readonly to?: string
  run?(): void | Promise<void>
}

export interface Screens {
  readonly name: string
  readonly portal?: readonly Screen[]
  readonly desk?: readonly Screen[]
  readonly admin?: readonly Screen[]
  /** Screens outside both faces, for people who need not be signed in. */
  readonly open?: readonly Screen[]
  readonly palette?: readonly Command[]
  readonly searches?: readonly PaletteSearch[]
  readonly person?: readonly PersonEntry[]
  /** What this domain puts into the slots of lower ones, loaded when the first slot is shown. */
  readonly fills?: { readonly portal?: LoadFillings; readonly desk?: LoadFillings }
  /** How it is asked who is signed in: one domain says so. */
  readonly readMe?: ReadMe
  /** Is told when a person who is signed in changes the language of the page. */
  readonly rememberLanguage?: (language: Language) => void
}

/** Declares the screens of a domain; the list of domains is in app/screens.tsx. */
export const defineScreens = (screens: Screens): Screens => screens
