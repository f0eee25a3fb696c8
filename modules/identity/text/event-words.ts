// Words for the event log in both languages, checked against each other.
import { words } from '#kernel/contract/words.ts'
import en from './events.en.ts'
import ru from './events.ru.ts'

export const eventWords = words(en, ru)
