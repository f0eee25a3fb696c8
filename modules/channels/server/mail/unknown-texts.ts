// The words of letters to people whom the centre does not know: please confirm, and: we cannot take this in.
import { bodyOf, type LetterBody, type LetterLanguage } from './letter-texts.ts'

export interface ToUnknown {
  readonly language: LetterLanguage
  /** Of the letter that came. */
  readonly subject: string
  readonly name: string | null
  readonly signature: string
}

const words = {
  ru: {
    hello: (name: string | null) => (name ? `Здравствуйте, ${name}.` : 'Здравствуйте.'),
    unnamed: 'без темы',
    confirm: (subject: string) =>
      `Мы получили ваше письмо «${subject}». С этого адреса нам ещё не писали, поэтому подтвердите, пожалуйста, что письмо ваше: откройте ссылку и нажмите кнопку. После этого мы зарегистрируем обращение.`,
    ignore: 'Если вы нам не писали, ничего делать не нужно.',
    refuse: (subject: string) =>
      `Мы получили ваше письмо «${subject}», но принимаем обращения только с адресов, которые знаем. Напишите, пожалуйста, со своего рабочего адреса или попросите руководителя добавить этот адрес.`,
  },
  en: {
    hello: (name: string | null) => (name ? `Hello, ${name}.` : 'Hello.'),
    unnamed: 'without a subject',
    confirm: (subject: string) =>
      `We have received your letter “${subject}”. Nobody has written to us from this address before, so please confirm that the letter is yours: open the link and press the button. Then we will register your request.`,
    ignore: 'If you did not write to us, there is nothing to do.',
    refuse: (subject: string) =>
      `We have received your letter “${subject}”, but we only take requests from addresses that we know. Please write from your work address, or ask your manager to have this address added.`,
  },
} as const

/** Asks to confirm by the page behind `link` that the letter was written by the owner of its address. */
export function writeConfirmation(about: ToUnknown & { readonly link: string }): LetterBody {
  const say = words[about.language]
  return body(about, [
    { text: say.hello(about.name) },
    { text: say.confirm(about.subject || say.unnamed), link: about.link },
    { text: say.ignore },
  ])
}

/** Says politely that the letter was not taken in, and what helps. */
export function writeRefusal(about: ToUnknown): LetterBody {
  const say = words[about.language]
  return body(about, [{ text: say.hello(about.name) }, { text: say.refuse(about.subject || say.unnamed) }])
}

const body = (about: ToUnknown, blocks: Parameters<typeof bodyOf>[1]): LetterBody =>
  bodyOf({ ...about, subject: about.subject || words[about.language].unnamed }, blocks)
