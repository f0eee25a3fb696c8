// The units in which working time is promised; apart from the shapes, because addresses of screens need them at once.

export const limitUnits = [
  'working_minutes',
  'working_days',
  'calendar_days',
  'working_day_of_month',
] as const
