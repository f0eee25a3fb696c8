// Authentication-Results (RFC 8601) that a mail server of ours wrote into the head of a letter. Pure.
import type { LetterProof } from '../../contract.ts'
import { type Checks, verdictOf } from './verdict.ts'

/**
 * What the named server found; null when its header is not there. Only its topmost one counts: a sender can write others
 * into the letter, but not above those of the server that took it.
 */
export function proofInHeaders(
  lines: readonly string[],
  authserv_id: string,
  from: string | null,
): LetterProof | null {
  const line = lines.find(one => idOf(one) === authserv_id.toLowerCase())
  if (line === undefined) return null
  const results = withoutComments(line)
    .split(';')
    .slice(1)
    .flatMap(part => resultIn(part) ?? [])
  const of = (method: string) => results.filter(one => one.method === method)
  const checked = ({ result, domain }: Result) => ({ result, domain })
  const [spf] = of('spf')
  const [dmarc] = of('dmarc')
  const [arc] = of('arc')
  const checks: Checks = {
    by: authserv_id,
    domain: from,
    spf: spf ? checked(spf) : null,
    dkim: of('dkim').map(checked),
    dmarc: dmarc ? checked(dmarc) : null,
    arc: arc ? checked(arc) : null,
  }
  return { verdict: verdictOf(checks), ...checks }
}

const idOf = (line: string): string =>
  withoutComments(line).split(';')[0]!.trim().split(/\s/)[0]!.replace(/^"|"$/g, '').toLowerCase()

interface Result {
  readonly method: string
  readonly result: string
  readonly domain: string | null
}

/** The property of each method that names a domain. */
const domainProperties: Readonly<Record<string, readonly string[]>> = {
  spf: ['smtp.mailfrom', 'smtp.helo'],
  dkim: ['header.d', 'header.i'],
  dmarc: ['header.from'],
  arc: [],
}

function resultIn(part: string): Result | null {
  const [, method, result] = /^\s*([a-z-]+)(?:\/\d+)?\s*=\s*([a-z]+)/i.exec(part) ?? []
  const properties = domainProperties[method?.toLowerCase() ?? '']
  if (!properties || !result) return null
  const said = new Map(
    [...part.matchAll(/([a-z]+\.[a-z-]+)\s*=\s*("[^"]*"|[^\s"]+)/gi)].map(found => [
      found[1]!.toLowerCase(),
      found[2]!.replace(/^"|"$/g, ''),
    ]),
  )
  const value = properties.map(property => said.get(property)).find(Boolean)
  return {
    method: method!.toLowerCase(),
    result: result.toLowerCase(),
    domain: value ? value.slice(value.lastIndexOf('@') + 1).toLowerCase() : null,
  }
}

/** Comments may hold semicolons, and comments. */
function withoutComments(line: string): string {
  let depth = 0
  let quoted = false
  let left = ''
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at]!
    if (sign === '\\') at += 1
    else if (sign === '"' && depth === 0) {
      quoted = !quoted
      left += sign
    } else if (!quoted && sign === '(') depth += 1
    else if (!quoted && sign === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) left += sign
  }
  return left
}
