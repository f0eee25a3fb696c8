// The words of reports on promises in Russian that the server speaks.
export default {
  early_mode:
    'Пока индекс показывается в начальном режиме, стороны потерь не раскрываются. Режим переключает тот, кто ведёт соглашения.',
  month_not_over: 'Этот месяц ещё не закончился. Заморозить его можно, когда пройдёт последний день.',
} as const
