// The words of the letter that asks for an approval, in Russian and English.
import { type About, filled, type LetterBody, valuesOf } from './letter-texts.ts'
import { builtIn } from './template/built-in.ts'
import { buttonsOf, plain, written } from './template/values.ts'

export interface ApprovalAsked extends About {
  /** Who asks; null when Okno does by itself. */
  readonly asker: string | null
  readonly requester: string
  readonly question: string
  /** The page where the decision waits for one press; a visit alone stores nothing. */
  readonly decisionLink: (decision: 'approved' | 'declined') => string
}

const words = {
  ru: { approve: 'Согласовать', decline: 'Отклонить', window: 'Единое окно' },
  en: { approve: 'Approve', decline: 'Decline', window: 'The window' },
} as const

/** The letter that asks a person for a yes or no. */
export function writeApproval(told: ApprovalAsked): LetterBody {
  const say = words[told.language]
  return filled(told, told.template ?? builtIn('approval', told.language), {
    ...valuesOf(told),
    requester: plain(told.requester),
    // Without anybody who asks it is the centre, as its signature begins.
    agent: plain(told.asker ?? (told.signature.trim().split('\n')[0] || say.window)),
    text: written(told.question),
    buttons: buttonsOf([
      { label: say.approve, link: told.decisionLink('approved'), first: true },
      { label: say.decline, link: told.decisionLink('declined'), first: false },
    ]),
  })
}
