// The words of feedback's menu: they are loaded with the first page, so there are few.
import { words } from '#kernel/contract/words.ts'

export const menuWords = words(
  { ratings: 'Ratings', followUps: 'Low marks', mine: 'My ratings', policy: 'Ratings' },
  { ratings: 'Оценки', followUps: 'Возврат к автору', mine: 'Мои оценки', policy: 'Оценки' },
)
