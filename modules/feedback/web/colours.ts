// The colours of marks, from 1 to 5.
export const markColours = ['red', 'orange', 'yellow', 'lime', 'green'] as const
