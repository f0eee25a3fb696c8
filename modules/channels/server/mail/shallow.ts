// HTML without the tags that are nested deeper than any letter needs; its text stays whole.

const voids = new Set(
  'area base basefont br col embed frame hr img input isindex keygen link meta param source track wbr'.split(
    ' ',
  ),
)
/** Elements whose content is no HTML: a parser looks for their end only. */
const raw = new Set(['script', 'style', 'title', 'textarea', 'xmp'])
const blocks = 'address blockquote center div dl form h1 h2 h3 h4 h5 h6 ol p pre table ul'.split(' ')
/** Which elements end where another begins, though nothing says so. */
const ended_by = new Map<string, readonly string[]>([
  ...blocks.map(name => [name, ['p']] as const),
  ['li', ['li']],
  ['dt', ['dt', 'dd']],
  ['dd', ['dt', 'dd']],
  ['option', ['option']],
  ['td', ['td', 'th']],
  ['th', ['td', 'th']],
  ['tr', ['td', 'th', 'tr']],
])

/**
 * The same HTML with tags dropped where more than `deepest` elements are open, and end tags dropped that end nothing.
 * One pass: the work grows with the length alone, whatever is nested in what.
 */
export function shallow(html: string, deepest: number): string {
  const kept: string[] = []
  const open: string[] = []
  // Elements open beyond the limit; their end tags are dropped with them.
  let beyond = 0
  let at = 0
  while (at < html.length) {
    const begins = html.indexOf('<', at)
    if (begins === -1) break
    if (begins > at) kept.push(html.slice(at, begins))
    const ends = tagEnd(html, begins)
    const tag = html.slice(begins, ends)
    at = ends
    const [, slash, given] = /^<(\/?)([a-z][^\s/>]{0,60})/i.exec(tag) ?? []
    const name = given?.toLowerCase()
    if (!name || (voids.has(name) && !slash)) kept.push(tag)
    else if (slash) {
      if (beyond > 0) beyond--
      else {
        const from = open.lastIndexOf(name)
        if (from !== -1) open.length = from
        if (from !== -1 || name === 'p' || name === 'br') kept.push(tag)
      }
    } else if (raw.has(name)) {
      const rest = new RegExp(`</${name}[^>]*>?`, 'gi')
      rest.lastIndex = ends
      at = rest.exec(html) ? rest.lastIndex : html.length
      kept.push(html.slice(begins, at))
    } else {
      const ended = beyond === 0 ? (ended_by.get(name) ?? []) : []
      while (ended.includes(open.at(-1) ?? '')) open.pop()
      if (open.length < deepest) {
        open.push(name)
        kept.push(tag)
      } else beyond++
    }
  }
  kept.push(html.slice(at))
  return kept.join('')
}

/** Where the tag, comment or declaration that begins at `from` ends; the end of the HTML when it never does. */
function tagEnd(html: string, from: number): number {
  const after = (end: number, length: number) => (end === -1 ? html.length : end + length)
  if (html.startsWith('<!--', from)) return after(html.indexOf('-->', from + 4), 3)
  if (/[!?]/.test(html[from + 1] ?? '')) return after(html.indexOf('>', from), 1)
  // A sign that begins no tag stands for itself.
  if (!/^<\/?[a-z]/i.test(html.slice(from, from + 3))) return from + 1
  const step = /=\s*(["'])|>/g
  step.lastIndex = from
  for (let found = step.exec(html); found; found = step.exec(html)) {
    if (!found[1]) return step.lastIndex
    const closed = html.indexOf(found[1], step.lastIndex)
    if (closed === -1) return html.length
    step.lastIndex = closed + 1
  }
  return html.length
}
