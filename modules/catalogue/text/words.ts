// Binds the catalogue's words in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './en.ts'
import ru from './ru.ts'

export const catalogueWords = words(en, ru)
