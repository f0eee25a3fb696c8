// HTML of letters made safe: what runs, loads or leads outside is gone, what was said remains.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeImages, safeHtml } from '../server/mail/safe-html.ts'

describe('what could act is gone', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)></svg>',
    '<iframe src="https://evil.example"></iframe>',
    '<form action="https://evil.example"><input name=p><button>Войти</button></form>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java\nscript:alert(1)">x</a>',
    '<a href="data:text/html,<script>1</script>">x</a>',
    '<style>body{background:url(https://evil.example)}</style>',
    '<p style="background:url(https://evil.example)">x</p>',
    '<p style="position:fixed;top:0;left:0">x</p>',
    '<table background="https://evil.example/x.png"><tr><td>x</td></tr></table>',
    '<link rel=stylesheet href="https://evil.example"><meta http-equiv=refresh content="0;https://evil.example"><base href="https://evil.example">',
    '<object data="https://evil.example"></object><embed src="https://evil.example">',
    '<video src="https://evil.example"></video><audio src="https://evil.example"></audio>',
    '<img srcset="https://evil.example/x.png 2x">',
    '<img src="//evil.example/x.png">',
    '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  ])('%s', dirty => {
    const { html } = safeHtml(dirty)
    expect(html).not.toMatch(
      /<(script|style|iframe|form|input|button|svg|math|object|embed|video|audio|link|meta|base)/i,
    )
    expect(html).not.toMatch(/<[^>]*\s(on\w+|src|srcset|background|action)\s*=/i)
    expect(html).not.toMatch(/<[^>]*(javascript:|url\(|position)/i)
  })
})

test('ordinary writing stays', () => {
  const html =
    '<p style="color:#333333;font-weight:bold">Счёт <b>118</b></p><table border="1"><tr><td colspan="2">1&nbsp;200</td></tr></table><ul><li>раз</li></ul>'
  expect(safeHtml(html).html).toBe(html.replace('&nbsp;', '\u00a0'))
})

test('links open apart and tell nothing', () => {
  expect(safeHtml('<a href="https://vostok.example/?a=1&amp;b=2" onclick="x()">x</a>').html).toBe(
    '<a href="https://vostok.example/?a=1&amp;b=2" rel="noopener noreferrer nofollow" target="_blank">x</a>',
  )
})

test('a link into Okno itself loses its address', () => {
  expect(safeHtml('<a href="/logout">x</a>').html).toBe(
    '<a rel="noopener noreferrer nofollow" target="_blank">x</a>',
  )
})

test('outside pictures wait until they are asked for; spies never show', () => {
  const safe = safeHtml(
    '<img src="https://cdn.example/a.png" alt="a"><img src="https://spy.example/p.gif" width="1" height="1">',
  )
  expect(safe).toEqual({
    html: '<img alt="a" data-src="https://cdn.example/a.png" />',
    remote_images: 1,
    trackers: 1,
    cut: false,
  })
})

test.each([
  '<img src="https://spy.example/p.gif" style="display:none">',
  '<img src="https://spy.example/p.gif" style="color:red; width: 1px; height: 1px">',
  '<img src="https://spy.example/p.gif" style="opacity:0">',
  '<img src="//spy.example/p.gif" height="0">',
  '<img src="https://spy.example/p.gif" width="2" height="2">',
])('a picture that nobody sees is dropped and counted: %s', html => {
  expect(safeHtml(html)).toMatchObject({ html: '', remote_images: 0, trackers: 1 })
})

test('pictures of the letter get their place at once or later, escaped', () => {
  const html = '<img src="cid:a%40b"><img src="cid:unknown">'
  const place = (id: string) => (id === 'a@b' ? '/files/1?x="y"&z' : null)
  expect(safeHtml(html, { cid: place }).html).toBe(
    '<img src="/files/1?x=&quot;y&quot;&amp;z" /><img data-cid="unknown" />',
  )
  expect(placeImages(safeHtml(html).html, place)).toBe(
    '<img src="/files/1?x=&quot;y&quot;&amp;z" /><img data-cid="unknown" />',
  )
})

test('pasted pictures stay if they are pictures', () => {
  expect(safeHtml('<img src="data:image/png;base64,iVBORw0KGgo=">').html).toContain(
    'src="data:image/png;base64,',
  )
  expect(safeHtml('<img src="data:image/svg+xml;base64,PHN2Zz4=">').html).toBe('')
})

test('what is too long is cut and said to be', () => {
  const safe = safeHtml(`<p>${'х'.repeat(500)}</p>`, { limit_chars: 100 })
  expect(safe.cut).toBe(true)
  expect(safe.html).toMatch(/^<p>х+<\/p>$/)
})

test('cleaning twice changes nothing, whatever is cleaned', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<a href="',
    '">',
    'https://x.example',
    '<img src=x onerror=1>',
    '<!--',
    '-->',
    '<script>',
    '</script>',
    '&lt;',
    '&#106;avascript:',
    'текст',
    '<div style="color:red',
    ';">',
    '<td>',
    '<svg>',
    ' onload=1 ',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 20 }), pieces => {
      const { html } = safeHtml(pieces.join(''))
      const bare = html.replace(/="[^"]*"/g, '')
      expect(bare).not.toMatch(/<script|<svg|<[a-z][^>]*\son(error|load)/i)
      expect(safeHtml(html).html).toBe(html)
    }),
    { numRuns: 300 },
  )
})
