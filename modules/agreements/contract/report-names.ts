// The names of the cuts, ages and holders of reports: addresses know them too, so nothing else stands here.

export const cuts = ['metric', 'service', 'client', 'department', 'team', 'month'] as const
export const ages = ['day', 'three_days', 'week', 'two_weeks', 'month', 'older'] as const
export const predictionHolders = ['queue', 'agent', 'requester', 'approver', 'unit', 'third_party'] as const
