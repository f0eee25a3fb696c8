// The names of the cuts, ages and holders of reports: addresses know them too, so nothing else stands here.

/** Cuts by what the measured thing itself is. */
export const thingCuts = ['priority', 'type', 'unit', 'region'] as const
export const cuts = ['metric', 'service', 'client', 'department', 'team', ...thingCuts, 'month'] as const
export const ages = ['day', 'three_days', 'week', 'two_weeks', 'month', 'older'] as const
export const predictionHolders = ['queue', 'agent', 'requester', 'approver', 'unit', 'third_party'] as const
