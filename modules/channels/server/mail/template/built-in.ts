// What letters say as long as nobody changed it, in Russian and English.

import type { TemplateKind } from '../../../contract/template-kinds.ts'
import type { Template } from '../../../contract/templates.ts'
import type { LetterLanguage } from '../letter-texts.ts'

const answer = {
  ru: {
    subject: '{subject}',
    body: '{text}\n\n<small>Обращение {number} на портале:\n{link}</small>\n\n{rating}\n\n{signature}',
  },
  en: {
    subject: '{subject}',
    body: '{text}\n\n<small>Request {number} in the portal:\n{link}</small>\n\n{rating}\n\n{signature}',
  },
} as const

const built_in: Readonly<Record<TemplateKind, Readonly<Record<LetterLanguage, Template>>>> = {
  receipt: {
    ru: {
      subject: '{subject}',
      body: '{greeting}\n\nМы получили ваше обращение и зарегистрировали его под номером {number}.\nОтветим не позднее: {due}.\n\nЧтобы добавить сведения, просто ответьте на это письмо. Ход работы виден на портале:\n{link}\n\n{signature}',
    },
    en: {
      subject: '{subject}',
      body: '{greeting}\n\nWe have received your request and registered it under the number {number}.\nWe will answer no later than {due}.\n\nTo add anything, simply reply to this letter. You can follow the work in the portal:\n{link}\n\n{signature}',
    },
  },
  answer,
  clarification: answer,
  reminder: {
    ru: {
      subject: '{number}: {news}',
      body: '{greeting}\n\n{number}: {news}. Срок: {due}.\n\nОткрыть:\n{link}\n\n{signature}',
    },
    en: {
      subject: '{number}: {news}',
      body: '{greeting}\n\n{number}: {news}. Due: {due}.\n\nOpen:\n{link}\n\n{signature}',
    },
  },
  approval: {
    ru: {
      subject: 'Согласование: {subject}',
      body: '{greeting}\n\n{agent}: нужно ваше согласование по обращению {number} «{subject}».\nЗаявитель: {requester}.\n\n{text}\n\n{buttons}\n\n<small>Откроется страница, где решение нужно подтвердить. Входить не требуется.</small>\n\n<small>Всё обращение на портале:\n{link}</small>\n\n{signature}',
    },
    en: {
      subject: 'Approval: {subject}',
      body: '{greeting}\n\n{agent} asks for your approval on request {number}, “{subject}”.\nRequester: {requester}.\n\n{text}\n\n{buttons}\n\n<small>A page opens where the decision is confirmed. There is no need to sign in.</small>\n\n<small>The whole request in the portal:\n{link}</small>\n\n{signature}',
    },
  },
  resolution: {
    ru: {
      subject: '{subject}',
      body: '{greeting}\n\nВаше обращение {number} выполнено.\n\n{text}\n\nОцените, пожалуйста, как мы справились:\n{marks}\n\nЕсли вопрос остался, ответьте на это письмо, и мы вернёмся к обращению.\n\n<small>Обращение {number} на портале:\n{link}</small>\n\n{signature}',
    },
    en: {
      subject: '{subject}',
      body: '{greeting}\n\nYour request {number} is resolved.\n\n{text}\n\nPlease rate how we did:\n{marks}\n\nIf the question remains, reply to this letter and we will take the request up again.\n\n<small>Request {number} in the portal:\n{link}</small>\n\n{signature}',
    },
  },
  rating: {
    ru: {
      subject: '',
      body: '<small>Оцените, пожалуйста, этот ответ:</small>\n{marks}',
    },
    en: {
      subject: '',
      body: '<small>Please rate this answer:</small>\n{marks}',
    },
  },
}

/** The words of a kind that came with Okno. */
export const builtIn = (kind: TemplateKind, language: LetterLanguage): Template => built_in[kind][language]
