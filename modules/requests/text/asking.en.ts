// What the desk says about asking for approvals, in English.
export default {
  asking: {
    title: 'Approvals',
    ask: 'Ask for an approval',
    asked: 'Asked to approve: {name}.',
    approver: 'Who approves',
    manager: 'The requester’s manager',
    question: 'What is to be approved',
    questionHint: 'One decision in a sentence or two: how much, until when, for whom.',
    askNote:
      'The person gets a letter with buttons and sees the whole request except notes. Until they answer it is their turn.',
    withdraw: 'Withdraw',
    withdrawOf: 'Withdraw the approval: {name}',
    none: 'Nobody was asked.',
    waits: 'waiting since {moment}',
  },
} as const
