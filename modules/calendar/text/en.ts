// The calendar's words in English.
export default {
  refusals: {
    unusable:
      'This calendar cannot be used: {problem, select, not_a_calendar {this is no calendar} wrong_shape {something else belongs here} unknown_field {this is not known here} unknown_time_zone {there is no such time zone} bad_interval {these hours cannot be read; write them like 09:00 and 18:00} overlapping_intervals {the hours overlap with each other or with the night before} bad_date {there is no such date} duplicate_day {the day is there twice} reversed_period {the last day lies before the first} overlapping_periods {it overlaps with another period} too_many {there are too many of them} no_open_time {it would never be open} other {something is wrong with it}}. The list says where, and what else.',
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
