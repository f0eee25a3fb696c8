// The words of requests' screens in both languages, checked against each other.
import { words } from '#kernel/contract/words.ts'
import approvalsEn from './approvals.en.ts'
import approvalsRu from './approvals.ru.ts'
import askingEn from './asking.en.ts'
import askingRu from './asking.ru.ts'
import conversationEn from './conversation.en.ts'
import conversationRu from './conversation.ru.ts'
import pressingEn from './pressing.en.ts'
import pressingRu from './pressing.ru.ts'
import queueEn from './queue.en.ts'
import queueRu from './queue.ru.ts'
import requesterEn from './requester.en.ts'
import requesterRu from './requester.ru.ts'
import workEn from './work.en.ts'
import workRu from './work.ru.ts'

export const requestWords = words(
  { ...requesterEn, ...conversationEn, ...queueEn, ...workEn, ...pressingEn, ...approvalsEn, ...askingEn },
  { ...requesterRu, ...conversationRu, ...queueRu, ...workRu, ...pressingRu, ...approvalsRu, ...askingRu },
)
