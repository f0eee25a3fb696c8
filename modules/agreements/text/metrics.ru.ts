// What each promise is called, in Russian: loaded with the first page, so nothing else is here.
export default {
  metric: {
    first_answer: 'Первый ответ',
    next_answer: 'Следующий ответ',
    resolution: 'Решение',
    task: 'Задача',
    promised_date: 'Обещанная дата',
    document: 'Документ',
    clarification: 'Ответ на уточнение',
    approval: 'Согласование',
    completeness: 'Комплектность',
  },
  /** The same where there is little room. */
  short: {
    first_answer: 'ответ',
    next_answer: 'ответ',
    resolution: 'решение',
    promised_date: 'дата',
  },
} as const
