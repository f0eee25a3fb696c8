// What an answer says that has not gone yet, in English.
export default {
  unsent: {
    goesIn: 'goes in {seconds} s',
    going: 'is going',
    after: {
      open: '',
      waiting_requester: 'then it waits for the requester',
      waiting_third_party: 'then it waits outside',
      resolved: 'then it is resolved',
    },
    onlyYou: 'Only you see it until then',
    takeBack: 'Take back',
    sendNow: 'Send now',
    key: 'Take the last answer back',
    toast: '{number}: the answer goes in {seconds, plural, one {# second} other {# seconds}}.',
    takenBack: '{number}: the answer is back in its field.',
    open: 'Open',
    notSent: 'Not sent',
    failed: '{number}: the answer was not sent. {why}',
    failedHidden: 'An answer of yours was not sent: the request is not yours to see any more.',
    putBack: 'Put back into the field',
    copy: 'Copy the text',
    copied: 'The text is copied.',
    discard: 'Discard',
    sure: 'The text and its attachments will be gone for good.',
  },
} as const
