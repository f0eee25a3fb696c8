// The words of letters to administrators about trouble with mail, in Russian and English.
import type { AlertKind } from '../../contract/mailbox-states.ts'
import { bodyOf, type LetterBody, type LetterLanguage, sayTime } from './letter-texts.ts'

export interface AlertTold {
  readonly language: LetterLanguage
  readonly time_zone: string
  readonly kind: AlertKind
  readonly is_over: boolean
  /** The mailbox; null for the scanner of files. */
  readonly address: string | null
  readonly since: string
  readonly at: string
  /** `fault: words of the other side`. */
  readonly said: string | null
  readonly name: string | null
  readonly link: string
  readonly signature: string
}

const words = {
  ru: {
    hello: (name: string | null) => (name ? `Здравствуйте, ${name}.` : 'Здравствуйте.'),
    subject: {
      fetch: (address: string) => `Почта ящика ${address} не приходит`,
      token: (address: string) => `В ящик ${address} нужно войти снова`,
      queue: (address: string) => `Письма ящика ${address} не уходят`,
      scanner: () => 'Файлы не проверяются на вирусы',
    },
    over: {
      fetch: (address: string) => `Почта ящика ${address} снова приходит`,
      token: (address: string) => `Вход в ящик ${address} снова действует`,
      queue: (address: string) => `Письма ящика ${address} снова уходят`,
      scanner: () => 'Файлы снова проверяются на вирусы',
    },
    what: {
      fetch:
        'Пока это так, обращения, присланные на этот адрес, лежат на почтовом сервере. Они не пропадут: Окно примет их, когда связь вернётся.',
      token:
        'Поставщик скоро перестанет или уже перестал пускать Окно в ящик. Откройте ящик и войдите у поставщика ещё раз, иначе письма приходить не будут.',
      queue:
        'Ответы людям ждут отправки. Они не пропадут: Окно пробует снова и снова. Проверьте почтовый сервер для исходящих.',
      scanner:
        'Антивирус не отвечает. Новые файлы нельзя скачать, пока они не проверены; сами файлы сохранены и будут проверены позже.',
    },
    since: (when: string) => `С ${when}.`,
    lasted: (from: string, until: string) => `Так было с ${from} до ${until}.`,
    said: (said: string) => `Другая сторона говорит: ${said}`,
    open: 'Состояние почты и проверка по шагам:',
  },
  en: {
    hello: (name: string | null) => (name ? `Hello, ${name}.` : 'Hello.'),
    subject: {
      fetch: (address: string) => `No mail comes from ${address}`,
      token: (address: string) => `Somebody must sign in for ${address} again`,
      queue: (address: string) => `Letters from ${address} do not leave`,
      scanner: () => 'Files are not scanned for viruses',
    },
    over: {
      fetch: (address: string) => `Mail comes from ${address} again`,
      token: (address: string) => `The sign-in for ${address} is valid again`,
      queue: (address: string) => `Letters from ${address} leave again`,
      scanner: () => 'Files are scanned for viruses again',
    },
    what: {
      fetch:
        'Meanwhile what people write to this address stays on the mail server. Nothing is lost: Okno takes it in when the connection is back.',
      token:
        'The provider soon lets Okno into the mailbox no more, or has already stopped. Open the mailbox and sign in at the provider once more, otherwise no letters will come.',
      queue:
        'Answers to people wait to be sent. Nothing is lost: Okno tries again and again. Look at the mail server for outgoing letters.',
      scanner:
        'The scanner does not answer. New files cannot be downloaded until they are scanned; they are kept and will be scanned later.',
    },
    since: (when: string) => `Since ${when}.`,
    lasted: (from: string, until: string) => `It was so from ${from} until ${until}.`,
    said: (said: string) => `The other side says: ${said}`,
    open: 'The health of mail, and a test step by step:',
  },
} as const

/** The letter about the beginning or the end of one alert. */
export function writeAlert(told: AlertTold): LetterBody {
  const { language, kind, is_over, said } = told
  const say = words[language]
  const subject = (is_over ? say.over : say.subject)[kind](told.address ?? '')
  const time = (instant: string) => sayTime(instant, told.time_zone, language)
  const about = is_over
    ? [{ text: `${subject}. ${say.lasted(time(told.since), time(told.at))}` }]
    : [
        { text: `${subject}. ${say.since(time(told.since))}` },
        { text: say.what[kind] },
        ...(said ? [{ text: say.said(said), quiet: true }] : []),
      ]
  return bodyOf({ language, subject, signature: told.signature }, [
    { text: say.hello(told.name) },
    ...about,
    { text: say.open, link: told.link },
  ])
}
