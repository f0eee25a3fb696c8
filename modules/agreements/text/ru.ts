// The words of promises in Russian that the server speaks.
export default {
  refusals: {
    unknown_calendar: 'Такого рабочего календаря нет.',
  },
} as const
