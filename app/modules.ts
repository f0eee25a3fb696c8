// The list of domains for the server, in the order of the map, and who says who is behind a call.
import { kernelModule } from '#kernel/server/kernel-module.ts'
import type { Module } from '#kernel/server/module.ts'
import type { OknoParts } from '#kernel/server/okno.ts'
import { agreementsModule } from '#modules/agreements/server/module.ts'
import { calendarModule } from '#modules/calendar/server/module.ts'
import { catalogueModule } from '#modules/catalogue/server/module.ts'
import { channelsModule } from '#modules/channels/server/module.ts'
import { feedbackModule } from '#modules/feedback/server/module.ts'
import { prove } from '#modules/identity/server/face.ts'
import { identityModule } from '#modules/identity/server/module.ts'
import { actorOf } from '#modules/organisation/server/face.ts'
import { organisationModule } from '#modules/organisation/server/module.ts'
import { requestsModule } from '#modules/requests/server/module.ts'
import { setupModule } from '#modules/setup/server/module.ts'

export const modules: readonly Module[] = [
  kernelModule,
  identityModule,
  organisationModule,
  calendarModule,
  agreementsModule,
  catalogueModule,
  requestsModule,
  channelsModule,
  feedbackModule,
  setupModule,
]

export const recognising: Pick<OknoParts, 'prove' | 'actorOf'> = { prove, actorOf }
