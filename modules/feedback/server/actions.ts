// All use cases of feedback.
import type { Actions } from '#kernel/server/module.ts'
import type { contract } from '../contract.ts'
import { followUpActions } from './actions/follow-ups.ts'
import { invitationActions } from './actions/invitations.ts'
import { plainFormActions } from './actions/plain-form.ts'
import { ratingActions } from './actions/ratings.ts'
import { reportActions } from './actions/report.ts'
import { signatureActions } from './actions/signatures.ts'

export const actions: Actions<typeof contract> = {
  ...ratingActions,
  ...invitationActions,
  ...plainFormActions,
  ...reportActions,
  ...followUpActions,
  ...signatureActions,
}
