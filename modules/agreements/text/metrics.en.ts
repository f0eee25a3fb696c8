// What each promise is called, in English: loaded with the first page, so nothing else is here.
export default {
  /** The name of each promise as its own line, chip or heading. */
  metric: {
    first_answer: 'First answer',
    next_answer: 'Next answer',
    resolution: 'Resolution',
    task: 'Task',
    promised_date: 'Promised date',
    document: 'Document',
    clarification: 'Answer to a clarification',
    approval: 'Approval',
    completeness: 'Complete at once',
  },
  /** The same where there is little room. */
  short: {
    first_answer: 'answer',
    next_answer: 'answer',
    resolution: 'solution',
    promised_date: 'date',
  },
} as const
