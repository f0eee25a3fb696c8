// The words of requests that the portal says, in both languages; apart from those of the desk, so that its pages stay light.
import { words } from '#kernel/contract/words.ts'
import approvalsEn from './approvals.en.ts'
import approvalsRu from './approvals.ru.ts'
import conversationEn from './conversation.en.ts'
import conversationRu from './conversation.ru.ts'
import requesterEn from './requester.en.ts'
import requesterRu from './requester.ru.ts'

export const portalWords = words(
  { ...requesterEn, ...conversationEn, ...approvalsEn },
  { ...requesterRu, ...conversationRu, ...approvalsRu },
)
