// The words about people behind letters, bound in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './people.en.ts'
import ru from './people.ru.ts'

export const peopleWords = words(en, ru)
