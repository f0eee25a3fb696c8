// The words of channels' screens, bound in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './screens.en.ts'
import ru from './screens.ru.ts'

export const screenWords = words(en, ru)
