// What each promise is called, in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './metrics.en.ts'
import ru from './metrics.ru.ts'

export const metricWords = words(en, ru)
