// The calendar's words in Russian.
export default {
  refusals: {
    unusable: 'Такой календарь использовать нельзя; в списке сказано, что в нём не так.',
    code_taken: 'Календарь с кодом {code} уже есть.',
    never_open: 'В этом календаре в ту сторону больше нет рабочего времени.',
  },
} as const
