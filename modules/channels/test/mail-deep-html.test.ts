// HTML nested without measure costs no more than its length, and every word of it stays.
import { describe, expect, it, test } from 'vitest'
import { textOfHtml } from '../server/mail/html-text.ts'
import { readLetter } from '../server/mail/read.ts'
import { safeHtml } from '../server/mail/safe-html.ts'
import { shallow } from '../server/mail/shallow.ts'

const words = 'слова внутри'
const nested = (unit: string, chars = 900_000) => unit.repeat(Math.floor(chars / unit.length)) + words

/** How many elements are open at once at most, as the tags alone tell. */
function depthOf(html: string): number {
  let open = 0
  let deepest = 0
  for (const [, slash] of html.matchAll(/<(\/?)[a-z]+[^>]*>/gi)) {
    open += slash ? -1 : 1
    deepest = Math.max(deepest, open)
  }
  return deepest
}

describe('nearly a megabyte of open elements', () => {
  test.each([
    '<div>',
    '<b>',
    '<table>',
    '<table><tr><td>',
    '<blockquote>',
    '<p><font>',
    '<b><i>a</div></p>',
    '<span></x>',
    '<svg/>',
    '<o:p>',
    '<div class="gmail_quote"><blockquote>',
  ])('%s', async unit => {
    const letter = await readLetter(
      Buffer.from(`From: a@b.test\nContent-Type: text/html; charset=utf-8\n\n${nested(unit)}`),
    )
    expect(letter).toMatchObject({ problem: null, about: { cut: [] } })
    expect(letter.text).toContain(words)
    expect(letter.html).toContain(words)
    expect(depthOf(letter.html!)).toBeLessThanOrEqual(120)
  })
})

describe('tags that stand too deep', () => {
  it('are dropped with their ends, and nothing else is', () => {
    expect(shallow('<div>a<b>b<i>c</i>d</b>e</div>f', 2)).toBe('<div>a<b>bcd</b>e</div>f')
    expect(depthOf(shallow(nested('<div>'), 256))).toBe(256)
  })

  it('are not those of a letter that closes what it opens, or lets the next paragraph close it', () => {
    for (const html of [
      '<div><p>раз</p><p>два</p></div>'.repeat(500),
      `<table>${'<tr><td>раз<td>два'.repeat(3)}</table>`,
      '<p>раз<br>два<img src="a.png">'.repeat(500),
      '<!-- <div><div> --><a title="<div>" href=x>раз</a><style>a > b {}</style>',
      'меньше: 1 < 2, <3, </ и <',
    ])
      expect(shallow(html, 6)).toBe(html)
  })

  it('leave scripts and styles unread, wherever they stand', () => {
    const html = `${'<div>'.repeat(300)}<script>if (a<b) x='<div>'</script><STYLE>b{}</Style>${words}`
    expect(shallow(html, 2)).toBe(`<div><div><script>if (a<b) x='<div>'</script><STYLE>b{}</Style>${words}`)
    expect(safeHtml(html).html.replace(/<\/?div>/g, '')).toBe(words)
  })

  it('end with the letter where a tag, a comment or a script never ends', () => {
    for (const html of ['<p>раз<a href="x', '<p>раз<!-- x', '<p>раз<script> x', '<p>раз<a'])
      expect(shallow(html, 2)).toBe(html)
  })
})

it('keeps the words of a quote in a quote in a quote, and marks no more than thirty', () => {
  const { text } = textOfHtml(`${'<blockquote>'.repeat(110)}${words}${'</blockquote>'.repeat(110)}`, 100_000)
  expect(text).toBe(`${'> '.repeat(30)}${words}`)
})

it('keeps the words of a quote of more lines than can be handed over at once', () => {
  const lines = '<br>'.repeat(200_000)
  expect(textOfHtml(`<div data-fold="thread">${lines}${words}</div>`, 1_000_000).text).toContain(words)
})
