// The words of the editor of obligations.
import { words } from '#kernel/contract/words.ts'
import en from './planning.en.ts'
import ru from './planning.ru.ts'

export const planningWords = words(en, ru)
