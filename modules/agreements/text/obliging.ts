// What the screens of obligations say, in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './obliging.en.ts'
import ru from './obliging.ru.ts'

export const obligingWords = words(en, ru)
