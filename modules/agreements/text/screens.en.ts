// The words of promises on screens in English.
export default {
  limits: {
    working_days: '{count, plural, one {# working day} other {# working days}}',
    calendar_days: '{count, plural, one {# calendar day} other {# calendar days}}',
    working_day_of_month: 'by working day {count} of the month',
    percent: 'at least {count} %',
  },
} as const
