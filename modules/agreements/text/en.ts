// The words of promises in English that the server speaks.
export default {
  refusals: {
    unknown_calendar: 'There is no such working calendar.',
  },
} as const
