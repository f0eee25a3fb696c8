// The words of agreements' menus: they are loaded with the first page, so there are few.
import { words } from '#kernel/contract/words.ts'

export const menuWords = words(
  { agreements: 'Agreements', measures: 'Measures', objections: 'Objections' },
  { agreements: 'Соглашения', measures: 'Показатели', objections: 'Возражения' },
)
