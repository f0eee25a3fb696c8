// What an import of mail can be at, in words; small, because screens need them at once.
export const sourceKinds = ['mbox', 'maildir', 'imap'] as const
export const importStates = [
  'looking',
  'looked',
  'importing',
  'stopped',
  'done',
  'failed',
  'removing',
  'removed',
] as const
/** Why an archive cannot be read (on). */
export const archiveFaults = [
  'not_there',
  'not_mbox',
  'not_maildir',
  'changed',
  'login',
  'server',
  'broken',
] as const
