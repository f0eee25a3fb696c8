// The web machinery's own words, bound in both languages.
import { words } from '#kernel/contract/words.ts'
import en from '#kernel/web/text/en.ts'
import ru from '#kernel/web/text/ru.ts'

export const webWords = words(en, ru)
