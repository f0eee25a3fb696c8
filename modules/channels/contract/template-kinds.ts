// Kinds of templates and the variables of each; small, because addresses of screens need it at once.
export const templateKinds = [
  'receipt',
  'answer',
  'clarification',
  'reminder',
  'approval',
  'resolution',
  'rating',
] as const
export type TemplateKind = (typeof templateKinds)[number]

/** Everything that can stand in braces. */
export const variables = [
  'greeting',
  'requester',
  'agent',
  'number',
  'subject',
  'news',
  'due',
  'text',
  'link',
  'buttons',
  'marks',
  'rating',
  'signature',
] as const
export type Variable = (typeof variables)[number]

/** Have no value in some letters, and their line is left out there. */
const sometimesEmpty: readonly Variable[] = ['requester', 'due', 'text', 'rating', 'signature']

/** Whether letters of a kind may have no value for a variable; a reminder is always about a time. */
export const mayBeEmpty = (kind: TemplateKind, name: Variable): boolean =>
  sometimesEmpty.includes(name) && !(kind === 'reminder' && name === 'due')

interface KindRule {
  /** What may stand in the body. */
  readonly body: readonly Variable[]
  /** Without these the letter would miss its point. */
  readonly required: readonly Variable[]
  /** What may stand in the subject; null: letters of this kind have no subject of their own. */
  readonly subject: readonly Variable[] | null
}

const common = ['greeting', 'requester', 'number', 'subject', 'link', 'signature'] as const

/** What each kind may say and must say. */
export const templateRules: Readonly<Record<TemplateKind, KindRule>> = {
  receipt: { body: [...common, 'due'], required: ['number'], subject: ['subject', 'number'] },
  answer: {
    body: [...common, 'agent', 'text', 'rating'],
    required: ['text'],
    subject: ['subject', 'number'],
  },
  clarification: {
    body: [...common, 'agent', 'text', 'rating'],
    required: ['text'],
    subject: ['subject', 'number'],
  },
  reminder: {
    body: ['greeting', 'number', 'news', 'due', 'link', 'signature'],
    required: ['news', 'link'],
    subject: ['number', 'news'],
  },
  approval: {
    body: [...common, 'agent', 'text', 'buttons'],
    required: ['buttons'],
    subject: ['subject', 'number'],
  },
  resolution: {
    body: [...common, 'text', 'marks'],
    required: ['number', 'marks'],
    subject: ['subject', 'number'],
  },
  rating: { body: ['marks'], required: ['marks'], subject: null },
}
