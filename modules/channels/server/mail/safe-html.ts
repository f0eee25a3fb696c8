// Makes HTML of a letter safe to show: nothing runs, nothing is loaded from outside, nothing leaves its frame.

import sanitize from 'sanitize-html'
import { fold_marks, foldMark } from './fold-marks.ts'
import { shallow } from './shallow.ts'

export type SafeHtmlOptions = {
  /** Address of an image by its content id, null when the letter has none; without it the id waits in `data-cid`. */
  cid?: (content_id: string) => string | null
  limit_chars?: number
}

export type SafeHtml = {
  html: string
  /** Outside images held back; their addresses are in `data-src`. */
  remote_images: number
  /** Pictures nobody sees, which only report that the letter was opened; dropped. */
  trackers: number
  /** The letter was longer than the limit and its end is left out. */
  cut: boolean
}

const tags = [
  'a',
  'abbr',
  'address',
  'b',
  'bdi',
  'bdo',
  'big',
  'blockquote',
  'br',
  'caption',
  'center',
  'cite',
  'code',
  'col',
  'colgroup',
  'dd',
  'del',
  'div',
  'dl',
  'dt',
  'em',
  'figcaption',
  'figure',
  'font',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'i',
  'img',
  'ins',
  'li',
  'mark',
  'ol',
  'p',
  'pre',
  'q',
  's',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'tt',
  'u',
  'ul',
]

const colour = /^(#[0-9a-f]{3,8}|[a-z]{3,20}|rgba?\([\d\s.,%]{1,40}\))$/i
const size = /^-?\d{1,4}(\.\d{1,4})?(px|pt|em|ex|ch|rem|%|in|cm|mm)?$/i
const sizes = /^((-?\d{1,4}(\.\d{1,4})?(px|pt|em|rem|%|in|cm|mm)?|auto)\s*){1,4}$/i
const border = /^[a-z0-9#.%\s(),-]{1,80}$/i
const styles: Record<string, RegExp[]> = {
  color: [colour],
  'background-color': [colour],
  background: [colour],
  'font-weight': [/^(bold|bolder|lighter|normal|\d{3})$/],
  'font-style': [/^(italic|normal|oblique)$/],
  'font-size': [size, /^(xx?-)?(small|large)(er)?$|^medium$/],
  'font-family': [/^[\p{L}\d\s,'"-]{1,120}$/u],
  'text-align': [/^(left|right|center|justify)$/],
  'text-decoration': [/^(underline|line-through|none)$/],
  'vertical-align': [/^(top|middle|bottom|baseline|sub|super)$/],
  'white-space': [/^(pre|pre-wrap|normal|nowrap|pre-line)$/],
  'line-height': [size, /^normal$/],
  'text-indent': [size],
  width: [size],
  height: [size],
  'max-width': [size],
  margin: [sizes],
  'margin-left': [size],
  'margin-right': [size],
  'margin-top': [size],
  'margin-bottom': [size],
  padding: [sizes],
  'padding-left': [size],
  'padding-right': [size],
  'padding-top': [size],
  'padding-bottom': [size],
  border: [border],
  'border-left': [border],
  'border-right': [border],
  'border-top': [border],
  'border-bottom': [border],
  'border-collapse': [/^(collapse|separate)$/],
  'list-style-type': [/^[a-z-]{1,30}$/],
}

const pasted_picture = /^data:image\/(png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]+$/i
/** Longest picture that may stand inside the HTML itself, in characters of base64. */
const longest_picture = 700_000

/** Elements inside one another of which the tags are shown; those further in lose theirs and keep their text. */
const deepest_shown = 120
/** As many may be open while HTML is parsed: each tag costs the parser a walk through all open ones. */
const deepest_parsed = 256
/** A little less, because the parser opens some elements by itself. */
const deepest_kept = deepest_parsed - 6

/** Safe HTML of a letter's HTML. Never throws; HTML that cannot be read becomes ''. */
export function safeHtml(html: string, options: SafeHtmlOptions = {}): SafeHtml {
  const limit = options.limit_chars ?? 1_000_000
  const given = html.slice(0, limit).toWellFormed()
  const cut = html.length > limit
  try {
    const read = cleaned(given, options) ?? cleaned(shallow(given, deepest_kept), options)
    if (read) return { ...read, cut }
    // Nested in a way that only the parser sees: the words stay.
    const text = given.replace(/<[^<>]*>/g, ' ')
    return { html: escapeHtml(text).trim(), remote_images: 0, trackers: 0, cut: true }
  } catch {
    return { html: '', remote_images: 0, trackers: 0, cut: true }
  }
}

/** Elements by which the parser keeps a list of its own that their end tags alone shorten. */
const foreign = /^(svg|math|mi|mo|mn|ms|mtext|annotation-xml|foreignobject|desc|title)$/

/** HTML made safe; null when more elements are open at once than may be. */
function cleaned(html: string, { cid }: SafeHtmlOptions): Omit<SafeHtml, 'cut'> | null {
  let remote_images = 0
  let trackers = 0
  let open = 0
  let open_foreign = 0
  const picture = (attribs: Record<string, string>): sanitize.Tag => {
    if (isTracker(attribs)) {
      trackers++
      return { tagName: 'img', attribs: {} }
    }
    const shown = placeImage(attribs, cid)
    if (shown['data-src']) remote_images++
    return { tagName: 'img', attribs: shown }
  }
  const tooDeep = new Error('too deep')
  try {
    const safe = sanitize(html, {
      allowedTags: tags,
      allowedAttributes: {
        '*': ['style', 'dir', 'lang', 'title', 'align', 'valign', 'data-fold'],
        a: ['href', 'rel', 'target'],
        img: ['src', 'data-src', 'data-cid', 'alt', 'width', 'height'],
        table: ['width', 'border', 'cellpadding', 'cellspacing', 'bgcolor'],
        td: ['colspan', 'rowspan', 'width', 'height', 'bgcolor'],
        th: ['colspan', 'rowspan', 'width', 'height', 'bgcolor'],
        tr: ['bgcolor'],
        col: ['span', 'width'],
        font: ['color', 'size', 'face'],
        ol: ['start', 'type'],
        blockquote: ['type'],
      },
      allowedStyles: { '*': styles },
      allowedSchemes: ['http', 'https', 'mailto', 'tel'],
      allowedSchemesByTag: { img: ['data', 'http', 'https'] },
      allowProtocolRelative: false,
      nonTextTags: [
        'script',
        'style',
        'textarea',
        'option',
        'noscript',
        'title',
        'xml',
        'template',
        'iframe',
        'object',
        'svg',
        'math',
      ],
      nestingLimit: deepest_shown,
      onOpenTag: name => {
        if (foreign.test(name)) open_foreign++
        if (++open > deepest_parsed || open_foreign > deepest_parsed) throw tooDeep
      },
      onCloseTag: (name, implied) => {
        open--
        if (!implied && foreign.test(name)) open_foreign--
      },
      transformTags: {
        '*': (tagName, attribs) => ({ tagName, attribs: withMark(tagName, attribs) }),
        a: (_, attribs) => ({ tagName: 'a', attribs: linkAttribs(attribs) }),
        img: (_, attribs) => picture(attribs),
      },
      exclusiveFilter: frame =>
        frame.tag === 'img' && !frame.attribs.src && !frame.attribs['data-src'] && !frame.attribs['data-cid'],
    })
    return { html: safe.trim(), remote_images, trackers }
  } catch (error) {
    if (error === tooDeep) return null
    throw error
  }
}

/** Puts the addresses of stored pictures into HTML made by `safeHtml`; a picture with none keeps waiting. */
export function placeImages(safe_html: string, cid: (content_id: string) => string | null): string {
  return safe_html.replace(/ data-cid="([^"]*)"/g, (whole, escaped: string) => {
    const address = cid(unescapeHtml(escaped))
    return address ? ` src="${escapeHtml(address)}"` : whole
  })
}

/** Text made harmless for HTML bodies and quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

/** Keeps how an element folds in an attribute, because its class and id do not stay. */
function withMark(tag: string, attribs: Record<string, string>): Record<string, string> {
  const { 'data-fold': given, ...others } = attribs
  const mark = foldMark(tag, others) ?? fold_marks.find(each => each === given)
  return mark ? { ...others, 'data-fold': mark } : others
}

/** A link without a scheme would lead into Okno itself, so it is left without its address. */
function linkAttribs(attribs: Record<string, string>): Record<string, string> {
  const { href, ...others } = attribs
  const outside = /^\s*(https?:\/\/|mailto:|tel:)/i.test(href ?? '')
  return {
    ...(outside && href ? { href } : {}),
    ...others,
    rel: 'noopener noreferrer nofollow',
    target: '_blank',
  }
}

function placeImage(attribs: Record<string, string>, cid: SafeHtmlOptions['cid']): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const name of ['alt', 'title', 'style', 'align']) if (attribs[name]) kept[name] = attribs[name]
  for (const name of ['width', 'height'])
    if (/^\d{1,4}%?$/.test(attribs[name] ?? '')) kept[name] = attribs[name] ?? ''
  const source = (attribs.src ?? '').trim()
  if (/^cid:/i.test(source)) {
    const content_id = decodeLoosely(source.slice(4))
    const address = cid?.(content_id) ?? null
    return address ? { ...kept, src: address } : { ...kept, 'data-cid': content_id }
  }
  if (pasted_picture.test(source)) return source.length <= longest_picture ? { ...kept, src: source } : kept
  return /^https?:\/\//i.test(source) ? { ...kept, 'data-src': source } : kept
}

/** An outside picture of a point or two, or one that is not to be seen. */
function isTracker(attribs: Record<string, string>): boolean {
  if (!/^\s*(https?:)?\/\//i.test(attribs.src ?? '')) return false
  const style = (attribs.style ?? '').slice(0, 1000)
  const small = (value: string | undefined) => /^\s*[0-2](px)?\s*$/.test(value ?? '')
  return (
    small(attribs.width) ||
    small(attribs.height) ||
    /(^|;)\s*(max-)?(width|height)\s*:\s*[0-2](px)?\s*(!important\s*)?(;|$)/i.test(style) ||
    /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0\s*(;|$))/i.test(style)
  )
}

function decodeLoosely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
