// The words about templates and looks of letters, bound in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './template.en.ts'
import ru from './template.ru.ts'

export const templateWords = words(en, ru)
