// The domains of the browser, in the order of their menus. Each brings its addresses; their code comes when they are opened.
import type { Screens } from '#kernel/web/screens.ts'
import { screens as agreements } from '#modules/agreements/web/screens.tsx'
import { screens as calendar } from '#modules/calendar/web/screens.tsx'
import { screens as catalogue } from '#modules/catalogue/web/screens.tsx'
import { screens as channels } from '#modules/channels/web/screens.tsx'
import { screens as feedback } from '#modules/feedback/web/screens.tsx'
import { screens as identity } from '#modules/identity/web/screens.tsx'
import { screens as organisation } from '#modules/organisation/web/screens.tsx'
import { screens as requests } from '#modules/requests/web/screens.tsx'
import { screens as setup } from '#modules/setup/web/screens.tsx'

export const screens: readonly Screens[] = [
  identity,
  organisation,
  calendar,
  agreements,
  catalogue,
  requests,
  channels,
  feedback,
  setup,
]
