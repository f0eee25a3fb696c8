// The words of the monthly letter to a client in English: what was done together and where it stuck, without blame.
export default {
  title: 'Quality of our work together: {client}',
  month: 'Month: {month}',
  together:
    '{n, plural, one {In this month # request was finished or overdue} other {In this month # requests were finished or overdue}}; {good} went in time and without corrections.',
  index: 'The joint quality index is {percent} (with a probability of 95 % between {low} and {high}).',
  few: 'There were fewer than {minimum} requests, so no index is given: it would depend on chance.',
  promises: 'Promises kept: the centre {center}, {client} {own}.',
  firsts:
    'Complete and right at first submission: {percent} of {n, plural, one {# request that was looked at} other {# requests that were looked at}}{agreed}.',
  agreed: ' (agreed: at least {percent})',
  places: {
    title: 'Bottlenecks',
    note: 'Processes in which requests most often took longer or came back, beginning with those where most can be won.',
    none: 'No bottlenecks this month: everything went in time and without corrections.',
  },
  all: { title: 'All processes', note: 'Every process with requests in this month.' },
  trend: { title: 'Twelve months', note: 'A month with few requests has no index.' },
  columns: {
    process: 'Process',
    month: 'Month',
    n: 'Requests',
    good: 'In order',
    index: 'Index',
    longer: 'Could go better',
    client: 'Time of the client',
    center: 'Time of the centre',
    both: 'Both at once',
    outside: 'Third party',
    sla: 'Centre kept',
    ola: 'Client kept',
    firsts: 'Complete at once',
  },
  counted:
    'How it is counted: the index is the share of requests that were finished in time and without corrections among all that were finished or overdue in the month, by the working calendar of the centre. Where a request took longer, the column says whose time would have had to be shorter for it to be in time.',
  frozen: 'Figures frozen on {date}, number {id}.',
  live: 'Figures as of {date}; the month has not been frozen yet, they may still change.',
  none: 'Without a service',
  file: 'Letter',
} as const
