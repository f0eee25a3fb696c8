// How letters look: one form of HTML that Outlook, Gmail and phones show alike, light and dark, and what stands below the text.
import { contrast, readableOn } from '#kernel/contract/contrast.ts'
import { type LocalText, pick } from '#kernel/contract/shapes.ts'
import { escapeHtml } from './safe-html.ts'
import { lines } from './template/values.ts'

/** What a letter shows of the centre. */
export interface Looks {
  readonly name: LocalText | null
  /** Of links and buttons, `#rrggbb`, readable on white. */
  readonly colour: string
  readonly footer: LocalText | null
  readonly address: LocalText | null
  /** Points of the picture at the head; it goes along with the letter under `cid:`. */
  readonly logo: { readonly sha256: string; readonly width: number; readonly height: number } | null
}

/** As long as nobody chose anything. */
export const plainLooks: Looks = { name: null, colour: '#0b57d0', footer: null, address: null, logo: null }

interface Words {
  readonly language: 'ru' | 'en'
  readonly text: string
  readonly html: string
}

const card = { light: '#ffffff', dark: '#1d2127' } as const
const fonts = 'font-family:Segoe UI,-apple-system,Roboto,Arial,sans-serif'

/** What stands under a letter: name, address and footer of the centre, a line each. */
const below = ({ name, address, footer }: Looks, language: Words['language']): string[] =>
  footer || address ? [name, address, footer].map(one => pick(one, language).trim()).filter(Boolean) : []

/** The text of a letter with what stands below. */
export function layOutText({ language, text }: Words, looks: Looks): string {
  const last = below(looks, language)
  return last.length === 0 ? text : `${text.trimEnd()}\n\n${last.join('\n')}\n`
}

/** Id under which the picture at the head goes along. */
export const logoId = (sha256: string): string => `logo-${sha256.slice(0, 24)}@okno`

/** The whole page of a letter's inner HTML, which only our own writers make. */
export function layOut({ language, html }: Words, looks: Looks): string {
  const { colour } = looks
  const light = readableOn(colour, card.dark, 'lighter')
  const last = below(looks, language)
  const foot = last.length
    ? `<tr><td class="line foot" style="border-top:1px solid #e3e6ea;padding:16px 28px 20px;font-size:12px;line-height:1.5;color:#5c6370">${last.map(lines).join('<br>')}</td></tr>`
    : ''
  return `<!DOCTYPE html><html lang="${language}" xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]--><style>${sheet(light)}</style></head><body class="page" style="margin:0;padding:0;background:#f3f4f6"><table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f3f4f6"><tr><td class="around" align="center" style="padding:24px 12px"><!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]--><table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:${card.light};border:1px solid #e3e6ea;border-top:4px solid ${colour};border-radius:8px;text-align:left;${fonts};color:#1f2328">${head(looks, language)}<tr><td class="text" style="padding:24px 28px 12px;font-size:15px;line-height:1.55;color:#1f2328;word-break:break-word;overflow-wrap:anywhere">${dressed(html, colour)}</td></tr>${foot}</table><!--[if mso]></td></tr></table><![endif]--></td></tr></table></body></html>`
}

const largest = { width: 200, height: 48 } as const

function head({ name, logo }: Looks, language: Words['language']): string {
  const called = pick(name, language).trim()
  if (!called && !logo) return ''
  const picture = logo ? img(logo, called) : ''
  const title = called
    ? `<td class="name" style="${logo ? 'padding-left:14px;' : ''}font-size:16px;line-height:1.3;font-weight:600;color:#1f2328">${escapeHtml(called)}</td>`
    : ''
  return `<tr><td class="head" style="padding:20px 28px 0"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>${picture}${title}</tr></table></td></tr>`
}

function img(logo: NonNullable<Looks['logo']>, called: string): string {
  const share = Math.min(1, largest.width / logo.width, largest.height / logo.height)
  const [width, height] = [logo.width, logo.height].map(points => Math.max(1, Math.round(points * share)))
  // A dark letter shows the picture on white too: logos are drawn for paper.
  return `<td class="logo" style="background:#ffffff;border-radius:4px"><img src="cid:${logoId(logo.sha256)}" width="${width}" height="${height}" alt="${escapeHtml(called)}" style="display:block;border:0"></td>`
}

/** Programs that know no style sheets, and those that drop them, read the looks of each element at the element. */
function dressed(html: string, colour: string): string {
  const on = contrast(colour, '#ffffff') >= 4.5 ? '#ffffff' : '#1f2328'
  const button = `display:inline-block;margin:0 6px 8px 0;padding:10px 20px;border:1px solid ${colour};border-radius:6px;text-decoration:none;font-weight:600`
  const looks: Readonly<Record<string, string>> = {
    p: 'margin:0 0 16px',
    small: 'font-size:13px;color:#5c6370',
    a: `color:${colour}`,
    h1: 'margin:0 0 16px;font-size:22px;line-height:1.3',
    h2: 'margin:0 0 14px;font-size:18px;line-height:1.3',
    h3: 'margin:0 0 12px;font-size:16px;line-height:1.3',
    ul: 'margin:0 0 16px;padding-left:24px',
    ol: 'margin:0 0 16px;padding-left:24px',
    blockquote: `margin:0 0 16px;padding:0 0 0 14px;border-left:3px solid ${colour}`,
    hr: 'margin:0 0 16px;border:0;border-top:1px solid #e3e6ea',
    table: 'margin:0 0 16px;border-collapse:collapse',
    th: 'padding:6px 10px;border:1px solid #e3e6ea;text-align:left',
    td: 'padding:6px 10px;border:1px solid #e3e6ea',
    'p.signature': 'margin:16px 0;font-size:14px;color:#5c6370',
    'a.mark': `display:inline-block;margin:6px 4px 6px 0;width:38px;padding:8px 0;border:1px solid ${colour};border-radius:6px;text-align:center;text-decoration:none;font-size:16px;color:${colour}`,
    'a.button': `${button};background:${colour};color:${on}`,
    'a.second': `${button};color:${colour}`,
  }
  return html.replace(
    /<([a-z][a-z0-9]*)(?: class="([a-z]+)")?(?=[ >])/g,
    (whole, tag: string, name: string | undefined) => {
      const style = looks[name ? `${tag}.${name}` : tag]
      return style ? `${whole} style="${style}"` : whole
    },
  )
}

/** For programs that read style sheets: phones and the dark. */
function sheet(light: string): string {
  const dark = (of: string) =>
    `${of}.page{background:#14171b!important}${of}.card{background:${card.dark}!important;border-color:#343a43!important;border-top-color:${light}!important}${of}.name,${of}.text,${of}.text p,${of}.text li,${of}.text h1,${of}.text h2,${of}.text h3{color:#e6e8eb!important}${of}.text small,${of}.text p.signature,${of}.foot{color:#a2aab6!important}${of}.line{border-color:#343a43!important}${of}.text a{color:${light}!important}${of}.text a.mark,${of}.text a.second{border-color:${light}!important}${of}.text a.button{background:${light}!important;border-color:${light}!important;color:#14171b!important}`
  return `:root{color-scheme:light dark;supported-color-schemes:light dark}@media (max-width:480px){.around{padding:0!important}.card{border-radius:0!important;border-left:0!important;border-right:0!important}.head,.text,.foot{padding-left:18px!important;padding-right:18px!important}}@media (prefers-color-scheme:dark){${dark('')}}${dark('[data-ogsc] ')}`
}
