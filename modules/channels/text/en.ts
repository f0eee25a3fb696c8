// The words of channels in English that the server speaks; the words of its screens stand beside them.
export default {
  refusals: {
    mailbox_taken: 'The address {address} is already a mailbox.',
    mailbox_in_use: 'Letters have come to {address}. Switch it off instead of removing it.',
    unknown_team: 'There is no such team.',
    not_held: 'This letter is not held back.',
    still_held: 'The letter could not be taken in this time either and stays held: {said}',
    no_original: 'The original of this letter was not kept.',
    listener_closed: 'The mail listener is not running, so a letter cannot be sent from here.',
    not_accepted: 'The window did not take the letter: {said}',
  },
} as const
