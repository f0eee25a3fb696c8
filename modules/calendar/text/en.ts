// The calendar's words in English.
export default {
  refusals: {
    unusable: 'This calendar cannot be used as it is; the list says what is wrong with it.',
    code_taken: 'There already is a calendar with the code {code}.',
    never_open: 'This calendar has no more open time in that direction.',
  },
} as const
