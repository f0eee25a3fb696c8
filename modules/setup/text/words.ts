// The words of the first run, bound in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './en.ts'
import ru from './ru.ts'

export const setupWords = words(en, ru)
