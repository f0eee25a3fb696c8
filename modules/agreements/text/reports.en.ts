// The words of reports on promises in English that the server speaks.
export default {
  early_mode:
    'Whose losses these are is not shown while the index is in its early mode. Whoever manages agreements can switch the mode.',
  month_not_over: 'This month is not over yet. It can be frozen when its last day has ended.',
} as const
