// The order of domains and the arrows between them: a row may name only rows above it. Checked in imports, foreign keys, views and SQL.
export const map = {
  identity: [],
  organisation: ['identity'],
  calendar: ['identity'],
  agreements: ['identity', 'organisation', 'calendar'],
  catalogue: ['identity', 'organisation', 'agreements'],
  requests: ['identity', 'organisation', 'calendar', 'agreements', 'catalogue'],
  channels: ['identity', 'organisation', 'catalogue', 'requests', 'agreements'],
  feedback: ['identity', 'organisation', 'calendar', 'catalogue', 'requests', 'channels'],
  setup: [
    'identity',
    'organisation',
    'calendar',
    'agreements',
    'catalogue',
    'requests',
    'channels',
    'feedback',
  ],
} as const satisfies Record<string, readonly string[]>
