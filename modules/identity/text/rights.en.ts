// What each permission lets people do, in English: administrators read those of all domains side by side.
export default {
  groups: {
    requests: 'Requests',
    organisation: 'People and places',
    catalogue: 'Services',
    agreements: 'Promised times',
    calendar: 'Working hours',
    channels: 'Mail and channels',
    feedback: 'Ratings',
    identity: 'Access',
    kernel: 'Running Okno',
  },
  rights: {
    'requests.work': {
      title: 'Work on requests',
      text: 'Take, assign, answer, note and resolve requests within reach.',
    },
    'requests.see': {
      title: 'See requests',
      text: 'Read requests of others with their conversations and internal notes.',
    },
    'requests.register_for': {
      title: 'Ask for others',
      text: 'Register a request in the name of another person, e.g. on the phone or at the counter.',
    },
    'organisation.manage': {
      title: 'Manage people and places',
      text: 'Add, change and block people; keep clients, units, regions, departments and teams; import lists.',
    },
    'organisation.see_people': {
      title: 'See people',
      text: 'Find people with their addresses, phones, units and teams.',
    },
    'catalogue.manage': { title: 'Manage services', text: 'Write, publish and retire services.' },
    'agreements.manage': {
      title: 'Manage agreements',
      text: 'Make SLA and OLA with clients, departments and suppliers, try them on history and publish them; set rotas and calendars.',
    },
    'agreements.object': {
      title: 'Object to verdicts and excuse misses',
      text: 'Dispute whose loss a request is, ask to excuse a missed time, and answer the disputes of the other side.',
    },
    'agreements.report': {
      title: 'See measures of promises',
      text: 'Read the joint quality index, attainment, forecasts and what clients owe; a client’s people see their own company only.',
    },
    'calendar.manage': {
      title: 'Manage working hours',
      text: 'Change calendars, working hours and holidays.',
    },
    'channels.manage': {
      title: 'Manage mailboxes',
      text: 'Connect mailboxes and say which team each one belongs to.',
    },
    'channels.see_letters': {
      title: 'See letters',
      text: 'Read incoming and outgoing letters as they are, and send failed ones again.',
    },
    'channels.mark_addresses': {
      title: 'Mark addresses',
      text: 'See which addresses letters do not reach, mark one by hand and lift marks.',
    },
    'feedback.report': { title: 'See ratings', text: 'Open reports on ratings by team and service.' },
    'feedback.sign': {
      title: 'Sign letters with a rating',
      text: 'Issue the own signature with links for rating, see the own marks.',
    },
    'feedback.follow': {
      title: 'Follow up low marks',
      text: 'See ratings by agent, go back to those who gave a low mark, count what was taken for a machine’s.',
    },
    'feedback.manage': {
      title: 'Set up ratings',
      text: 'Decide how marks are asked for and what counts as a machine; issue signatures of teams and mailboxes, withdraw any.',
    },
    'identity.manage_roles': {
      title: 'Hand out roles',
      text: 'Make roles, give them to people and take them away, set new passwords. Whoever has this right can get all others.',
    },
    'identity.audit': {
      title: 'Read the event log',
      text: 'See everything that happened in Okno: by whom, when, and to what.',
    },
    'kernel.operate': {
      title: 'Watch over Okno',
      text: 'See what waits to be sent to the outside, and try again what failed.',
    },
  },
} as const
