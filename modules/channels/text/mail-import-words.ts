// The words of importing archives of mail, bound in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './mail-import.en.ts'
import ru from './mail-import.ru.ts'

export const mailImportWords = words(en, ru)
