// The words of the letter that asks for an approval, in Russian and English.
import { bodyOf, type LetterBody, type LetterLanguage, paragraphs } from './letter-texts.ts'

export interface ApprovalAsked {
  readonly language: LetterLanguage
  readonly number: string
  readonly subject: string
  /** The request's page in the portal. */
  readonly link: string
  /** How the approver is addressed, null when not known. */
  readonly name: string | null
  readonly signature: string
  /** Who asks; null when Okno does by itself. */
  readonly asker: string | null
  readonly requester: string
  readonly question: string
  /** The page where the decision waits for one press; a visit alone stores nothing. */
  readonly decisionLink: (decision: 'approved' | 'declined') => string
}

const words = {
  ru: {
    hello: (name: string | null) => (name ? `Здравствуйте, ${name}.` : 'Здравствуйте.'),
    subject: (subject: string) => `Согласование: ${subject}`,
    asks: (asker: string | null, number: string, subject: string) =>
      `${asker ? `${asker}: нужно` : 'Нужно'} ваше согласование по обращению ${number} «${subject}».`,
    requester: (name: string) => `Заявитель: ${name}.`,
    approve: 'Согласовать',
    decline: 'Отклонить',
    confirm: 'Откроется страница, где решение нужно подтвердить. Входить не требуется.',
    page: 'Всё обращение на портале:',
  },
  en: {
    hello: (name: string | null) => (name ? `Hello, ${name}.` : 'Hello.'),
    subject: (subject: string) => `Approval: ${subject}`,
    asks: (asker: string | null, number: string, subject: string) =>
      `${asker ? `${asker} asks for your approval` : 'Your approval is needed'} on request ${number}, "${subject}".`,
    requester: (name: string) => `Requester: ${name}.`,
    approve: 'Approve',
    decline: 'Decline',
    confirm: 'A page opens where the decision is confirmed. There is no need to sign in.',
    page: 'The whole request in the portal:',
  },
} as const

/** The letter that asks a person for a yes or no. */
export function writeApproval(told: ApprovalAsked): LetterBody {
  const say = words[told.language]
  return bodyOf({ ...told, subject: say.subject(told.subject) }, [
    { text: say.hello(told.name) },
    { text: `${say.asks(told.asker, told.number, told.subject)} ${say.requester(told.requester)}` },
    ...paragraphs(told.question),
    {
      text: say.confirm,
      buttons: [
        { label: say.approve, link: told.decisionLink('approved'), first: true },
        { label: say.decline, link: told.decisionLink('declined'), first: false },
      ],
    },
    { text: say.page, link: told.link, quiet: true },
  ])
}
