// The rule of its mailbox that fits a letter, if one does. Pure.
import { type MailRule, ruleFor } from '../../contract.ts'
import type { Automatic } from '../mail/letter.ts'
import type { Arrived } from './letter-in.ts'
import { writerAddress } from './writer.ts'

/** Rules look at what the letter says and at whom its envelope names. */
export function ruleOf(arrived: Arrived): MailRule | undefined {
  const { letter, came, mailbox } = arrived
  const rules = (mailbox?.rules ?? []) as unknown as MailRule[]
  if (rules.length === 0) return undefined
  const recipients = [...letter.to, ...letter.cc].map(one => one.address)
  return rules[
    ruleFor(rules, {
      sender: writerAddress(arrived)?.address ?? '',
      subject: letter.subject,
      recipients: [...recipients, ...came.envelope.to],
    })
  ]
}

/** How the rule is named in the log. */
export const ruleReason = ({ field, like }: MailRule): string => `rule: ${field} ${like.replaceAll(';', ',')}`

/** A rule may say that a letter is a machine's; what the letter says of itself goes before. */
export const automaticByRule = (arrived: Arrived, rule: MailRule | undefined): Automatic =>
  rule?.deed === 'automatic' && arrived.letter.automatic.kind === 'no'
    ? { kind: 'auto_generated', reason: ruleReason(rule) }
    : arrived.letter.automatic
