// The words of channels in English that the server speaks; the words of its screens stand beside them.
export default {
  refusals: {
    mailbox_taken: 'The address {address} is already a mailbox.',
    mailbox_in_use: 'Letters have come to {address}. Switch it off instead of removing it.',
    unknown_team: 'There is no such team.',
    unknown_service: 'There is no such service.',
    not_a_certificate: 'This is no certificate (PEM) that can be read.',
    no_sign_in:
      'Nobody has to sign in for this mailbox: its settings name no provider, or an application that enters by itself.',
    sign_in_broken:
      'This way back from the provider is not valid. It may be too old or begun by somebody else. Start signing in again from the mailbox.',
    sign_in_refused: 'The provider refused: {said}',
    not_held: 'This letter is not held back.',
    still_held: 'The letter could not be taken in this time either and stays held: {said}',
    marked_already: 'The address {address} is marked already.',
    not_marked: 'The mark on this address was lifted before.',
    not_limited: 'No limit holds this letter back.',
    unknown_domain: 'No mailbox has an address in {domain}.',
    no_signing_key: 'There is no key for {domain} yet.',
    record_missing:
      'The record {name} was not found in DNS. Publish it and look again, then switch signing on.',
    not_given_up: 'This letter was not given up, so there is nothing to try again.',
    not_given: 'The mail server did not give the letter this time either: {said}',
    letter_gone: 'The letter is on the mail server no more, or its folder was made anew.',
    no_original: 'The original of this letter was not kept.',
    listener_closed: 'The mail listener is not running, so a letter cannot be sent from here.',
    nothing_forwarded: 'This letter does not tell who wrote it first.',
    not_for_letters: 'Answers cannot go to {address}: it is an address of the centre or none at all.',
    link_unknown: 'This link leads to nothing. The letter it is about may be gone.',
    unknown_variable: 'There is no {name} in letters of this kind. You may write: {allowed}',
    missing_variable: 'The text needs {name}: without it the letter would miss its point.',
    on_optional_line:
      '{name} has to stand on another line than {other}: where that has no value, the line is left out.',
    not_in_subject: 'The subject cannot have {name}. You may write: {allowed}',
    unsafe_link:
      'The link to “{link}” is not safe in a letter. Links begin with https://, mailto: or tel:. Pictures cannot be put into the text.',
    no_subject: 'Write a subject.',
    too_pale:
      'This colour is too pale: its contrast with white is {contrast} and has to be at least 4.5. Readable would be {darker}.',
    not_a_logo: 'The logo has to be a PNG or JPEG picture of up to 200 KB and 4,000 points a side.',
    changed_meanwhile:
      'Somebody saved another version meanwhile: {name}. Open the template again, your text stays here until then.',
    no_own_address:
      'A test letter cannot be sent: you have no mail address outside the window, or there is no mailbox to send it.',
    no_such_archive: 'There is no mbox file and no Maildir called {path} in the folder for imports.',
    not_an_mbox: 'The file {name} is not an mbox: it does not begin with a line “From …”.',
    no_mail_server: 'The mailbox {address} has no mail server. Name the server with its password.',
    unknown_mailbox: 'There is no such mailbox.',
    import_not_now: 'That cannot be done with this import now. Look at its state again.',
    import_other_count: 'Meanwhile it has {requests} requests. Look at it again before you remove them.',
    not_accepted: 'The window did not take the letter: {said}',
  },
} as const
