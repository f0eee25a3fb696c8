// The calendar's words in English.
export default {
  refusals: {
    unusable: 'This calendar cannot be used as it is; the list says what is wrong with it.',
    code_taken: 'There already is a calendar with the code {code}.',
    never_open: 'This calendar has no more open time in that direction.',
    unknown_year:
      'The production calendar of {year, number, ::group-off} is not shipped, only those of {first, number, ::group-off} to {last, number, ::group-off}. Load it from a file.',
    unreadable_list:
      'No days were found in this file. It may hold lines “date;kind;name”, or a year of the production calendar as open data (CSV or JSON).',
    five_day_list:
      'This list is for a week with free Saturdays, but the calendar follows a six-day week. Put its days in as lines “date;kind;name”.',
  },
} as const
