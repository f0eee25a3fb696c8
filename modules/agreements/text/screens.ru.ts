// The words of promises on screens in Russian.
export default {
  limits: {
    working_days:
      '{count, plural, one {# рабочий день} few {# рабочих дня} many {# рабочих дней} other {# рабочего дня}}',
    calendar_days:
      '{count, plural, one {# календарный день} few {# календарных дня} many {# календарных дней} other {# календарного дня}}',
    working_day_of_month: 'до {count}-го рабочего дня месяца',
    percent: 'не меньше {count} %',
  },
} as const
