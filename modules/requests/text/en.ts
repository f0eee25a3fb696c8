// The words of requests in English that the server speaks; the words of its screens stand beside them.
export default {
  refusals: {
    answer_gone: 'It has already gone and cannot be taken back.',
    answer_taken_back:
      'It was taken back already, perhaps in another tab. Reload the page to see it in the field.',
    already_asked: '{name} was already asked and has not answered yet.',
    already_decided:
      '{decision, select, approved {This was already approved.} declined {This was already declined.} other {The approval is not needed any more.}}',
    approval_link_unknown: 'Nothing can be approved by this link. Open the letter again, or sign in to Okno.',
    reason_needed:
      'A priority other than {computed} (which impact and urgency give) needs a reason: write why it is {priority}.',
    promised_in_past: 'A promised date lies ahead: choose a later one.',
    finished: '{number} is finished and takes no more messages. Ask anew and mention its number.',
    merged: '{number} was put into {into}. Go on there.',
    conversation_moved_on:
      '{count, plural, one {# new message has} other {# new messages have}} come in while you were writing. Read them first; your text is kept.',
    already_taken: '{name} has already taken this request.',
    not_in_team: '{name} is not in that team.',
    not_an_agent: '{name} does not work in the centre.',
    unknown_person: 'There is no such person.',
    unknown_service: 'There is no such service, or it is not offered at the moment.',
    unknown_team: 'There is no such team.',
    not_for_them: 'You may not ask on behalf of this person.',
    merge_with_itself: 'A request cannot be put together with itself.',
    merge_unknown: 'This request is not merged into another one.',
    unknown_files: 'Some of the attachments are not there any more. Attach them again.',
    no_first_line: 'No team is named yet that takes requests. An administrator can set this up.',
  },
} as const
