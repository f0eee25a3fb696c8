// The words of the screens on which agreements are kept. They stay apart from those of every page, which load with the portal.
import { words } from '#kernel/contract/words.ts'
import en from './agreements.en.ts'
import ru from './agreements.ru.ts'

export const agreementScreenWords = words(en, ru)
