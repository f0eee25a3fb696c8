// The words of the calendar's screens in both languages, checked against each other.
import { words } from '#kernel/contract/words.ts'
import en from './screens.en.ts'
import ru from './screens.ru.ts'

export const screenWords = words(en, ru)
