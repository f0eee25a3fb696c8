// The words about letters on their way, bound in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './delivery.en.ts'
import ru from './delivery.ru.ts'

export const deliveryWords = words(en, ru)
