// The tables that volume fills and the columns it names, in the order in which they are written.

export const volumeTables = [
  'requests.request',
  'requests.message',
  'agreements.clock',
  'kernel.event',
] as const
export type VolumeTable = (typeof volumeTables)[number]

export const volumeColumns: Record<VolumeTable, readonly string[]> = {
  'requests.request': [
    'id',
    'number',
    'type',
    'status',
    'subject',
    'excerpt',
    'requester_id',
    'reported_by',
    'client_id',
    'unit_id',
    'service_id',
    'department_id',
    'team_id',
    'assignee_id',
    'channel',
    'language',
    'created_at',
    'updated_at',
    'due_at',
    'warn_at',
    'first_answered_at',
    'resolved_at',
    'resolved_by',
    'closed_at',
  ],
  'requests.message': ['id', 'request_id', 'kind', 'author_id', 'channel', 'text', 'created_at'],
  'agreements.clock': [
    'id',
    'subject_kind',
    'subject_id',
    'target_id',
    'limit_minutes',
    'started_at',
    'due_at',
    'stopped_at',
    'used_seconds',
  ],
  'kernel.event': ['xid', 'name', 'subject_id', 'actor_id', 'at', 'payload'],
}
