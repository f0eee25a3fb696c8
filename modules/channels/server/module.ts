// Hands the domain of channels to the kernel.
import { holds } from '#kernel/contract/access.ts'
import { words } from '#kernel/contract/words.ts'
import type { LiveTopic } from '#kernel/server/module.ts'
import { defineModule } from '#kernel/server/module.ts'
import { lettersBehind, requestAudience } from '#modules/requests/server/face.ts'
import { contract, events, permissions } from '../contract.ts'
import en from '../text/en.ts'
import ru from '../text/ru.ts'
import { addresses } from './actions/addresses.ts'
import { demo } from './actions/demo.ts'
import { explained } from './actions/explained.ts'
import { health } from './actions/health.ts'
import { letters } from './actions/letters.ts'
import { mailImports } from './actions/mail-imports.ts'
import { mailboxes } from './actions/mailboxes.ts'
import { people } from './actions/people.ts'
import { signing } from './actions/signing.ts'
import { templates } from './actions/templates.ts'
import { alertLive, watchMail } from './health/alerts.ts'
import { offerFigures } from './health/prometheus.ts'
import { startFetching } from './imap/supervise.ts'
import { picture_holder, readablePictures } from './intake/logos.ts'
import { lettersBehindMessages } from './letters-behind.ts'
import { startListeners } from './listener.ts'
import { import_holder } from './mail-import/look.ts'
import { workOnImports } from './mail-import/work.ts'
import { delivery_kind } from './outbound/keep.ts'
import { deliverMail } from './outbound/speak.ts'
import { reactions } from './reactions.ts'
import { checkSmimeRoots } from './reading/smime-roots.ts'

/** What happens to the letters of a request, for those who may see it. */
const live: LiveTopic = {
  topic: 'channels',
  subject: ({ name, subject_id, payload }) =>
    (name.startsWith('channels.letter') && 'request_id' in payload) ||
    (name.startsWith('kernel.delivery_') && payload.kind === delivery_kind)
      ? subject_id
      : null,
  audience: requestAudience,
}

export const channelsModule = defineModule({
  name: 'channels',
  contract,
  actions: {
    ...letters,
    ...addresses,
    ...signing,
    ...mailboxes,
    ...mailImports,
    ...people,
    ...templates,
    ...health,
    ...explained,
    ...demo,
  },
  words: words(en, ru),
  permissions,
  events,
  reactions,
  deliveries: { [delivery_kind]: deliverMail },
  live: [live, alertLive],
  periodic: [watchMail, { name: 'workOnMailImports', every_seconds: 2, run: workOnImports }],
  fills: [lettersBehind.fill(lettersBehindMessages)],
  holders: {
    [import_holder]: async (ctx, ids) => new Set(holds(ctx.actor, 'channels.manage') ? ids : []),
    [picture_holder]: readablePictures,
  },
  start: async (okno, role) => {
    await checkSmimeRoots(okno.config)
    offerFigures(okno)
    if (role === 'work') return startFetching(okno)
    return startListeners(okno)
  },
})
