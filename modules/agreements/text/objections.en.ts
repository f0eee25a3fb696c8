// The words of objections in English: what the server refuses, and what screens say.
export default {
  no_verdict: 'There is nothing to dispute yet: the request is neither finished nor overdue.',
  verdict_same: 'That is what it counts as already. Choose another outcome.',
  clock_not_missed: 'This time was not missed, or has been excused already.',
  not_your_promise: 'Only the side that gave a promise can ask to excuse that it was missed.',
  objection_too_late:
    'The time to object is over: it was {days, plural, one {# working day} other {# working days}} after the outcome.',
  already_objected: 'This has been objected to already. Look at the answer, or wait for it.',
  no_other_side: 'The request belongs to no client, so there is no other side that could answer a dispute.',
  not_yours_to_answer:
    'Somebody else answers this: a dispute is answered by the other side, a request to excuse by another person who manages agreements.',
  not_yours_to_withdraw: 'Only the person who raised an objection can take it back.',
  objection_closed: 'This objection has been answered or taken back already.',
} as const
