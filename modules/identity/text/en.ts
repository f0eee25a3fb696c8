// Identity's words in English.
export default {
  refusals: {
    wrong_password: 'The address or the password is not right.',
    too_many_attempts:
      'Too many failed attempts. Try again in {wait_minutes, plural, one {# minute} other {# minutes}}.',
    email_taken: 'The address {email} already belongs to another account.',
    unknown_permission: 'There is no permission called {permission}.',
    role_taken: 'There is already a role with the code {code}.',
    role_in_use:
      'This role is held by {count, plural, one {# person} other {# people}}. Withdraw it from them first.',
    built_in_role: 'This role comes with Okno. It can be changed, but not deleted.',
    scope_missing: 'Say where the role holds: everywhere, or in one department, team or client.',
    already_granted: 'The person already holds this role there from that day.',
    last_administrator:
      'Nobody would be left who can hand out roles. Make somebody else an administrator first.',
    period_reversed: 'The last day is before the first.',
    session_needed: 'This is only done in a signed-in browser, not with an API key.',
  },
} as const
