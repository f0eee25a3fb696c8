// The words of answers that have not gone yet, in both languages; apart, since the first page of the portal needs none of them.
import { words } from '#kernel/contract/words.ts'
import en from './unsent.en.ts'
import ru from './unsent.ru.ts'

export const unsentWords = words(en, ru)
