// Plain text of a letter that came as HTML only.

import { convert } from 'html-to-text'

/** Plain text of safe HTML: quotes marked by `>`, links with their address, pictures left out. */
export function textOfHtml(html: string, limit_chars: number): string {
  try {
    return convert(html.slice(0, limit_chars), {
      wordwrap: false,
      limits: { maxInputLength: limit_chars, maxDepth: 100, ellipsis: '…' },
      selectors: [
        { selector: 'img', format: 'skip' },
        {
          selector: 'a',
          options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'], noAnchorUrl: true },
        },
        { selector: 'h1', options: { uppercase: false } },
        { selector: 'h2', options: { uppercase: false } },
        { selector: 'h3', options: { uppercase: false } },
        { selector: 'table', options: { uppercaseHeaderCells: false } },
      ],
    })
      .replaceAll('\0', '')
      .replace(/\u00a0/g, ' ')
      .trim()
  } catch {
    return ''
  }
}
