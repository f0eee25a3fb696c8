// Which promises hold for what clients owe beside requests, and that these hold for nothing else.

/** Marks the type of a thing that a client owes; no request has such a type. */
const mark = 'owed:'

/** As the type of a measured thing: by which promises of clients it is measured, all of a metric or one target and its successors. */
export const owedType = (
  metric: 'document' | 'clarification' | 'approval',
  target?: { readonly agreement_id: string; readonly code: string },
): string => mark + (target ? [metric, target.agreement_id, target.code].join(':') : metric)

interface Rule {
  readonly kind: 'sla' | 'ola'
  readonly promiser: string
  readonly metric: string
  readonly agreement_id: string
  readonly code: string
}

/** Whether a promise may hold for a thing of this type. Documents are owed beside requests, so no request has to bring them. */
export function isMeasuredBy(rule: Rule, type: string | null): boolean {
  if (!type?.startsWith(mark)) return rule.metric !== 'document'
  if (rule.kind !== 'ola' || rule.promiser !== 'client') return false
  const [metric, agreement_id, code] = type.slice(mark.length).split(':')
  return (
    rule.metric === metric &&
    (agreement_id === undefined || (rule.agreement_id === agreement_id && rule.code === code))
  )
}
