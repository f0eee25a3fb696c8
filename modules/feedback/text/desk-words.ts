// The words of feedback's screens at the desk, bound in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './desk.en.ts'
import ru from './desk.ru.ts'

export const deskWords = words(en, ru)
