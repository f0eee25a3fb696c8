// Who hears that a request was rated: whoever may see the request.
import type { LiveTopic } from '#kernel/server/module.ts'
import { requestAudience } from '#modules/requests/server/face.ts'

export const live: LiveTopic = {
  topic: 'feedback',
  subject: event => (event.name.startsWith('feedback.') ? event.subject_id : null),
  audience: requestAudience,
}
