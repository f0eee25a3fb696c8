// Binds the words of requests in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './en.ts'
import ru from './ru.ts'

export const requestWords = words(en, ru)
