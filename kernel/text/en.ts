// The machinery's own words in English.
export default {
  refusals: {
    not_found: 'There is nothing here, or it is not yours to see.',
    not_allowed: 'You may see this, but not do that. Ask your administrator if you need to.',
    not_signed_in: 'Please sign in first.',
    invalid: 'Some of what was sent is not right; the list says what and where.',
    malformed: 'What was sent cannot be read; it should be JSON, or multipart for files.',
    too_large: 'This is too large; at most {limit_mb} MB can be taken.',
    wrong_media_type: 'This kind of content is not understood here; send JSON, or multipart for files.',
    moved_on: 'This has changed since you looked at it. Look at the new state and try again.',
    key_reused: 'This Idempotency-Key was already used for another call.',
    too_many:
      'Too many calls in a short time. Try again in {wait_seconds, plural, one {# second} other {# seconds}}.',
    broken_cursor: 'This place in the list is not known any more; start from the first page.',
    unavailable: 'The database is not reachable at the moment. Nothing was stored; try again shortly.',
    foreign_origin: 'This call came from another web site and was not carried out.',
    empty_file: 'The file "{name}" is empty.',
  },
  titles: {
    s400: 'Not understood',
    s401: 'Sign in first',
    s403: 'Not allowed',
    s404: 'Not found',
    s409: 'Conflict',
    s412: 'Changed meanwhile',
    s413: 'Too large',
    s415: 'Wrong kind of content',
    s422: 'Not possible like this',
    s423: 'Locked',
    s429: 'Too many calls',
    s500: 'A fault in Okno',
    s503: 'Not available at the moment',
  },
  fault:
    'Something went wrong on our side. Nothing was half done. If it happens again, tell your administrator this number: {request_id}.',
  invalid: {
    'either-language': 'Fill in at least one language.',
    'time-zone': 'There is no such time zone. Use a name like Europe/Moscow.',
    code: 'Use letters, digits, dots, hyphens and underscores, at most 40.',
    empty: 'Write something first.',
  },
} as const
