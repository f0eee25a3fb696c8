// Tells from a report or a relay's no whether an address is gone for good or may be reached another time (RFC 3463). Pure.

export interface Refused {
  /** Enhanced status code such as 5.1.1, null when there is none. */
  readonly status: string | null
  /** Words of the other side. */
  readonly diagnostic: string
}

/** No such mailbox, no such domain, moved, switched off. */
const gone_status = /^5\.(?:1\.(?:0|1|2|3|4|6|10)|2\.1|4\.(?:4|310))$/
const gone_words =
  /user unknown|unknown (?:user|recipient|address|local|mailbox)|no such (?:user|recipient|person|mailbox|address|domain|account|host)|(?:user|recipient|mailbox|account|address)(?: \S+@\S+| <\S+>)? (?:unknown|not found|does(?: not|n't) exist|is (?:disabled|inactive|unknown|closed|suspended)|(?:has been )?(?:disabled|deactivated|suspended|deleted))|not (?:a valid|our) (?:user|customer|mailbox)|invalid (?:recipient|mailbox|address)|no mailbox here|domain (?:name )?not found|host (?:unknown|not found)|address rejected: (?:user|undeliverable|unverified)|нет такого|не существует|не найден|(?:пользователь|адресат|получатель|ящик)\S* (?:\S+ )?(?:неизвест|удал[её]н|отключ[её]н|заблокирован|закрыт)|неизвестный (?:получатель|адресат|пользователь)/i
/** Full, too large, taken for spam, too busy, somewhere in between not reachable. */
const passing_words =
  /quota|mailbox (?:is |has )?(?:full|exceed)|over ?quota|storage|too (?:large|big|many|busy)|size limit|spam|policy|blocked|blacklist|listed|reputation|greylist|grey-list|try (?:again|later)|tempor|timed? ?out|deferred|переполнен|квот|превыш|спам|временн|повторите|попробуйте позже|чёрн\S* спис|черн\S* спис/i

/** Whether trying again another day cannot help. What nobody can tell from is taken for passing. */
export function isGone({ status, diagnostic }: Refused): boolean {
  if (status !== null && gone_status.test(status))
    return !/^5\.1\.0$|^5\.4\./.test(status) || tells(diagnostic)
  if (status?.startsWith('4.')) return false
  const unsure = status === null || /^5\.0\.0$|^5\.5\.0$|^5\.7\.1$/.test(status)
  return unsure && tells(diagnostic)
}

const tells = (words: string): boolean => gone_words.test(words) && !passing_words.test(words)

/** The enhanced code in a relay's words, or the one that its plain code means. */
export function statusIn(words: string): string | null {
  const enhanced = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(words)?.[0]
  if (enhanced) return enhanced
  const plain = /\b([45])[0-5]\d\b/.exec(words)?.[1]
  return plain ? `${plain}.0.0` : null
}
