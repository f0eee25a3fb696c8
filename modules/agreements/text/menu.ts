// The words of agreements' menus: they are loaded with the first page, so there are few.
import { words } from '#kernel/contract/words.ts'

export const menuWords = words(
  {
    agreements: 'Agreements',
    makeAgreement: 'New agreement',
    applying: 'Which promise holds for a request',
    measures: 'Measures',
    objections: 'Objections',
    obligations: 'Obligations',
  },
  {
    agreements: 'Соглашения',
    makeAgreement: 'Новое соглашение',
    applying: 'Какое обещание действует для обращения',
    measures: 'Показатели',
    objections: 'Возражения',
    obligations: 'Обязательства',
  },
)
