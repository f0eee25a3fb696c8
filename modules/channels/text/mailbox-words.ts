// The words of a mailbox's page, bound in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './mailbox.en.ts'
import ru from './mailbox.ru.ts'

export const mailboxWords = words(en, ru)
