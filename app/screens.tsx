// The domains of the browser, in the order of their menus. Each brings its addresses; their code comes when they are opened.
import type { Screens } from '#kernel/web/screens.ts'

export const screens: readonly Screens[] = []
