// How bytes of a letter become text: trusts a label only as far as the bytes agree with it.

/** Charsets between which an unlabelled or mislabelled Russian text is guessed. */
const cyrillic = ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic'] as const

/** Share of each letter in Russian text, percent (frequency dictionary of the Russian National Corpus). */
const letter_percent: Record<string, number> = {
  о: 10.97,
  е: 8.45,
  а: 8.01,
  и: 7.35,
  н: 6.7,
  т: 6.26,
  с: 5.47,
  р: 4.73,
  в: 4.54,
  л: 4.4,
  к: 3.49,
  м: 3.21,
  д: 2.98,
  п: 2.81,
  у: 2.62,
  я: 2.01,
  ы: 1.9,
  ь: 1.74,
  г: 1.7,
  з: 1.65,
  б: 1.59,
  ч: 1.44,
  й: 1.21,
  х: 0.97,
  ж: 0.94,
  ш: 0.73,
  ю: 0.64,
  ц: 0.48,
  щ: 0.36,
  э: 0.32,
  ф: 0.26,
  ъ: 0.04,
  ё: 0.04,
}
const even_percent = 100 / 33
const vowels = new Set('аеёиоуыэюяьъ')
const neutral = new Set('\u00a0«»—–№…“”„’‘•·°§©®')

/** Bytes of a sample that are enough to tell one charset from another. */
const sample_bytes = 8000

/**
 * Text of `bytes`. `declared` is the label the letter carries, if any; a label that the bytes contradict
 * is replaced by the most likely one. Never throws.
 */
export function decodeText(bytes: Uint8Array, declared: string | null): string {
  const charset = chooseCharset(bytes, declared)
  if (charset === 'utf-7') return decodeUtf7(new TextDecoder('windows-1252').decode(bytes))
  return new TextDecoder(charset).decode(bytes)
}

/** The charset to read `bytes` with: a label that TextDecoder knows, or 'utf-7'. */
export function chooseCharset(bytes: Uint8Array, declared: string | null): string {
  const label = knownLabel(declared)
  if (label === 'utf-7') return label
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = telling(bytes)
  if (sample.length === 0) {
    if (label) return label
    return bytes.includes(0x1b) ? 'iso-2022-jp' : 'utf-8'
  }
  if (label && isMultiByte(label) && decodesCleanly(bytes, label)) return label
  if (decodesCleanly(bytes, 'utf-8')) return 'utf-8'
  const unlikely = isMac(sample) ? 'windows-1251' : 'x-mac-cyrillic'
  const scores = cyrillic
    .filter(name => name === label || name !== unlikely)
    .map(name => ({ name: name as string, score: russianScore(sample, name) }))
  const western = { name: 'windows-1252', score: westernScore(sample) }
  const best = [...scores, western].reduce((a, b) => (b.score > a.score ? b : a))
  const own = scores.find(each => each.name === label)
  if (own) return best.score - own.score > 0.6 && sample.length > 3 ? best.name : own.name
  if (label === 'utf-8' && mostlyUtf8(bytes)) return label
  const weak = !label || label === 'windows-1252' || isMultiByte(label)
  return weak ? best.name : label
}

/** How much `bytes`, read as `charset`, look like Russian: about 0.5 for real text, below zero for a wrong guess. */
function russianScore(bytes: Uint8Array, charset: string): number {
  const text = new TextDecoder(charset).decode(bytes)
  let points = 0
  let counted = 0
  let before = ' '
  let consonants = 0
  for (const char of text) {
    if (char > '\u007f') {
      counted++
      points += pointsOf(char, before)
    }
    const lower = char.toLowerCase()
    const share = letter_percent[lower]
    if (share === undefined && isLatin(char) && letter_percent[before.toLowerCase()] !== undefined)
      points -= 3
    consonants = share === undefined || vowels.has(lower) ? 0 : consonants + 1
    if (consonants > 3) points -= 1
    before = char
  }
  return counted === 0 ? 0 : points / counted
}

/**
 * Small letters of Macintosh are those of windows-1251 but for я; capitals stand where windows-1251 has quotes and rare
 * signs, and where windows-1251 has capitals it has signs. So capitals decide, and where there are none, я.
 */
function isMac(bytes: Uint8Array): boolean {
  let own = 0
  let other = 0
  let ya = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    const before = bytes[i - 1] ?? 0
    const after = bytes[i + 1] ?? 0
    const high = byte >= 0x80 && byte <= 0x9f
    // A closing quote of windows-1251 behind a word, or its dash between words.
    if (high && after < 0x80 && (before >= 0xdf || byte === 0x96 || byte === 0x97)) return false
    const word = before < 0x80 && byte !== 0x85 && byte < 0x91
    if (high && (after >= 0x80 || word)) own++
    else if (byte >= 0xc0 && byte <= 0xdd && byte !== 0xdc && after >= 0xdf) other++
    else if (byte === 0xdf && before >= 0xe0) ya++
  }
  return own > other || (own === other && ya > 0)
}

function pointsOf(char: string, before: string): number {
  const lower = char.toLowerCase()
  const share = letter_percent[lower]
  if (share === undefined) return neutral.has(char) ? 0 : -4
  if (isLatin(before)) return -3
  const points = Math.log(share / even_percent)
  if (char === lower) return points
  const inside = letter_percent[before] !== undefined
  return points - (inside ? 3 : 0.3)
}

/** Western letters stand alone among Latin ones; a run of them is another script under a wrong label. */
function westernScore(bytes: Uint8Array): number {
  const text = new TextDecoder('windows-1252').decode(bytes)
  let points = 0
  let counted = 0
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i)
    if (char <= '\u007f') continue
    counted++
    const beside = isLatin(text.charAt(i - 1)) || isLatin(text.charAt(i + 1))
    if (neutral.has(char)) points += 0.1
    else if (!/\p{L}/u.test(char)) points -= 2
    else points += beside ? 1.2 : -1.5
  }
  return counted === 0 ? 0 : points / counted
}

function isLatin(char: string): boolean {
  return (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z')
}

/** Only the bytes that can tell charsets apart, with their neighbours; none for pure ASCII. */
function telling(bytes: Uint8Array): Uint8Array {
  const kept: number[] = []
  for (let i = 0; i < bytes.length && kept.length < sample_bytes; i++) {
    const here = bytes[i] as number
    const near = (bytes[i - 1] ?? 0) > 127 || (bytes[i + 1] ?? 0) > 127
    if (here > 127 || near) kept.push(here)
  }
  return Uint8Array.from(kept)
}

/** The standard name of a label, 'utf-7', or null when nobody knows it or it says nothing. */
function knownLabel(declared: string | null): string | null {
  const label = (declared ?? '')
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '')
  if (/^(unicode-1-1-)?utf-?7$/.test(label)) return 'utf-7'
  if (!label || /^(us-)?ascii$|^unknown|^x-unknown|^default|^8bit$/.test(label)) return null
  const code_page = /^(?:x-)?(?:cp|win|windows)[-_ ]?(\d{3,4})$/.exec(label)?.[1]
  const aliases = [
    label,
    code_page && `windows-${code_page}`,
    code_page && `ibm${code_page}`,
    /^(x-)?mac-?(cyrillic|ukraine)$/.test(label) && 'x-mac-cyrillic',
    label.replace(/^x-|_/g, m => (m === '_' ? '-' : '')),
  ]
  for (const alias of aliases) {
    if (!alias) continue
    try {
      return new TextDecoder(alias).encoding
    } catch {
      // not this spelling
    }
  }
  return null
}

function isMultiByte(label: string): boolean {
  return /^(utf-|gb|big5|euc-|shift_jis|iso-2022|hz-)/.test(label)
}

function decodesCleanly(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** A UTF-8 text with a torn character or two is still UTF-8. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, sample_bytes * 4))
  const torn = text.split('\ufffd').length - 1
  const whole = text.replace(/[\p{ASCII}\ufffd]/gu, '').length
  return torn * 10 < whole
}

/** UTF-7 (RFC 2152): `+...-` holds base64 of UTF-16, `+-` is a plus. */
function decodeUtf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (whole, coded: string) => {
    if (coded === '') return whole === '+-' ? '+' : whole
    const bytes = Buffer.from(coded, 'base64')
    return new TextDecoder('utf-16be').decode(bytes.subarray(0, bytes.length & ~1))
  })
}
