// Says in words why a letter came to what it came to. Pure.
import type { Spoken } from '#kernel/contract/words.ts'
import type { screenWords } from '../text/screen-words.ts'

type Text = Spoken<(typeof screenWords)['en']>

/** A kept reason is `code`, `code: detail` or words of other systems, several of them joined by `; `. */
export function sayReason(reason: string | null, text: Text): string {
  return (reason ?? '')
    .split('; ')
    .filter(Boolean)
    .map(part => sayOne(part, text))
    .join(' ')
}

function sayOne(part: string, text: Text): string {
  const [, code = part, detail = ''] = /^([a-z_]+): (.*)$/s.exec(part) ?? []
  if (code === 'problem') return text.reason.problem({ detail: problemOf(detail, text) })
  const said = (text.reason as Record<string, string | ((filling: { detail: string }) => string)>)[code]
  if (said === undefined) return part
  return typeof said === 'string' ? said : said({ detail })
}

const problemOf = (code: string, text: Text): string =>
  (text.problems as Record<string, string>)[code] ?? code

/** What is kept of a failed mailbox, `fault: words of the server`. */
export function sayFault(kept: string | null, faults: Readonly<Record<string, string>>): string {
  const [, fault = '', said = ''] = /^([a-z_]+)(?:: ([\s\S]*))?$/.exec(kept ?? '') ?? []
  return [faults[fault] ?? kept ?? '', faults[fault] ? said : ''].filter(Boolean).join(' ')
}
