// What a row of a list of people comes to; small, because addresses of screens need it at once.
export const verdicts = ['new', 'changed', 'unchanged', 'refused'] as const
