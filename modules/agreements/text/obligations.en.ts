// What is said of what clients owe, in English.
export default {
  refusals: {
    not_a_document: 'Choose a target “documents in time” of a published agreement in which clients promise.',
    plan_code_taken: 'There is already an obligation with the code “{code}”.',
    unknown_item: 'There is no item “{item}” in this checklist.',
    unknown_client: 'There is no such client or person.',
    unknown_service: 'There is no such service.',
    item_repeated: 'The code “{item}” stands in the checklist twice.',
    delivered_in_future: 'This moment lies in the future. Say when it really was.',
    own_word_counts_now:
      'What your own side hands over counts from now: leave the date out. If it was handed over earlier, ask the centre to confirm that.',
    delivered_before_opening: 'Nothing was owed yet at that moment. Name one after the period began.',
    is_waived: 'It was waived: nothing is owed any more.',
    nothing_owed: 'Nothing is owed here any more, or a waiver has been asked for already.',
    own_waiver: 'You asked for this waiver yourself: somebody else has to answer.',
    no_waiver_asked: 'Nobody has asked to waive this.',
    order_reversed: 'The end lies before the beginning.',
    unreadable_evidence:
      'The columns client, obligation, period and item are needed. The file has: {headings}.',
    too_many_lines: 'The file has more than {most} lines. Divide it.',
  },
  list: {
    reasons: {
      not_owed: 'No such client, obligation and period',
      not_yours: 'You may not speak for this client',
      no_item: 'No such item in the checklist',
      no_date: 'The date is unreadable: write 2026-03-03',
    },
  },
} as const
