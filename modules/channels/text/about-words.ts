// The words about letters besides their own, bound in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './about.en.ts'
import ru from './about.ru.ts'

export const aboutWords = words(en, ru)
