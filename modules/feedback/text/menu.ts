// The words of feedback's menu: they are loaded with the first page, so there are few.
import { words } from '#kernel/contract/words.ts'

export const menuWords = words({ ratings: 'Ratings' }, { ratings: 'Оценки' })
