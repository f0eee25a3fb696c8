// The sign of each kind of day, beside its colour: colour alone tells nobody anything.
import type { KnownDay } from './calls.ts'

export const signs: Readonly<Record<KnownDay['kind'], string>> = {
  working: '',
  weekend: '',
  holiday: '×',
  short: '↓',
  moved: '+',
  special: '≠',
  outside: '',
}
