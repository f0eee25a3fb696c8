// The machinery's own words, bound in both languages.
import { words } from '#kernel/contract/words.ts'
import en from '#kernel/text/en.ts'
import ru from '#kernel/text/ru.ts'

export const kernelWords = words(en, ru)
