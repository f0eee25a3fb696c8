// Tells the words a person wrote from the letters quoted below them and from the signature, in Russian and English.

import type { MarkedLines } from './html-text.ts'

export type Folded = {
  /** What the person wrote in this letter. */
  visible: string
  /** Quotes and signature, in the order of the letter; '' when there are none. */
  hidden: string
}

export type FoldOptions = {
  /** The letter is a forward by its subject: what Outlook puts below is then the matter itself. */
  forward?: boolean
  /** Lines of `text` that the HTML of the letter marked as quote or signature. */
  marks?: readonly MarkedLines[]
}

type Part = { kind: 'own' | 'quote' | 'signature'; from: number; to: number }

/**
 * Parts `text` into what was written and what was carried along. Quotes between answers stay visible: they are what
 * is being answered. When nothing would remain, everything is visible.
 */
export function foldQuotes(text: string, options: FoldOptions = {}): Folded {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .split('\n')
  // Marks stand at the start of a line; a bounded look keeps a hostile letter from costing time.
  const starts = lines.map(line => line.slice(0, 400))
  const forward = options.forward === true
  const marks = (options.marks ?? []).filter(
    mark => mark.kind === 'signature' || !isForwarded(starts, mark, forward),
  )
  const end = Math.min(wholeQuoteStart(starts, forward), tailStart(starts, marks))
  const parts = partsOf(starts.slice(0, end), marks)
  if (end < lines.length) parts.push({ kind: 'quote', from: end, to: lines.length })
  hideSignature(starts, parts)
  const shown = shownRange(parts, starts)
  const visible = join(
    lines,
    parts.filter((part, index) => part.kind === 'own' || (part.kind === 'quote' && shown(index))),
  )
  if (visible === '') return { visible: lines.join('\n').trim(), hidden: '' }
  const hidden = join(
    lines,
    parts.filter((part, index) => !(part.kind === 'own' || (part.kind === 'quote' && shown(index)))),
  )
  return { visible, hidden }
}

const separator =
  /^[\s>]*[-_=*]{2,}\s*(original (message|appointment)|reply message|исходное сообщение|первоначальное сообщение|оригинальное сообщение|исходное письмо|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|oprindelig (meddelelse|besked)|opprinnelig melding|ursprungligt meddelande)\s*[-_=*]*:?\s*$/i
const forwarded =
  /^[\s>]*([-_=*]{2,}\s*(forwarded message|пересланное сообщение|пересылаемое сообщение|пересылаемое письмо|начало переадресованного сообщения|конец переадресованного сообщения)|begin forwarded message:|начало переадресованного сообщения:|пересылаемое сообщение:?\s*$)/i
const head_from =
  /^[\s*]*(message du|from|от|от кого|отправитель|von|de|da|van|från|fra|lähettäjä|od)\s?\*?\s?:\*?\s*\S/i
const head_more =
  /^[\s*]*(sent|date|to|cc|subject|отправлено|дата|дата отправки|кому|копия|тема|gesendet|an|betreff|datum|envoyé|envoyé le|à|copie à|sujet|objet|enviado|para|asunto|assunto|data|inviato|a|oggetto|verzonden|aan|onderwerp|skickat|till|ämne|sendt|dato|til|emne|lähetetty|vastaanottaja|aihe|sendto|wysłano|do|temat)\s?\*?\s?:\*?/i
const verb =
  /(wrote|writes|said|schrieb|a écrit|escribió|ha scritto|escreveu|skrev|kirjoitti|napisał\(?a?\)?|написали?|написала|написал\(а\)|пишет|писали?|писал\(а\)|писала|сообщил\(?а?\)?|przesłał|het volgende geschreven|schreef)/i
const verb_at_end = new RegExp(`${verb.source}[^\\p{L}]{0,6}$`, 'iu')
const time = /\d{1,2}[:.]\d{2}|\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}/
const mailbox = /[^\s<>"]+@[^\s<>"]+/

/** What HTML marks as a quote may be a letter passed on: that is the matter itself. */
function isForwarded(lines: string[], { from, to }: MarkedLines, forward: boolean): boolean {
  return (
    forward || lines.slice(Math.max(0, from - 2), Math.min(to, from + 4)).some(line => forwarded.test(line))
  )
}

function tailStart(lines: string[], marks: readonly MarkedLines[]): number {
  const tail = marks.find(mark => mark.kind === 'tail')
  return tail ? backOverRule(lines, tail.from) : lines.length
}

/** Where a quote begins that is not marked by `>`: from there to the end all is carried along. */
function wholeQuoteStart(lines: string[], forward: boolean): number {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (forwarded.test(line)) return lines.length
    if (isMarked(line)) continue
    if (separator.test(line)) return forward ? lines.length : i
    if (isHeadBlock(lines, i)) return forward ? lines.length : backOverRule(lines, i)
    const length = introLength(lines, i)
    if (length > 0 && !leadsToMarkedQuote(lines, i + length)) return i
  }
  return lines.length
}

/** Outlook repeats the head of the letter it answers: From, then Sent, To or Subject. */
function isHeadBlock(lines: string[], at: number): boolean {
  if (!head_from.test(lines[at] ?? '')) return false
  let seen = 0
  for (const line of lines.slice(at + 1, at + 8)) {
    if (head_more.test(line)) seen++
    else if (line.trim() !== '' && !mailbox.test(line) && seen === 0) return false
  }
  return seen >= 2
}

function backOverRule(lines: string[], at: number): number {
  let from = at
  while (from > 0 && /^\s*([-_=*—]{3,}\s*)?$/.test(lines[from - 1] ?? '')) from--
  return from
}

/** How many lines at `at` introduce a quote ("On ... wrote:"), 0 if they do not; programs wrap it over up to four. */
function introLength(lines: string[], at: number): number {
  let joined = ''
  for (let length = 1; length <= 4; length++) {
    const line = lines[at + length - 1]?.replace(/^[\s-]+|[\s-]+$/g, '')
    if (!line || isMarked(line)) return 0
    joined = joined ? `${joined} ${line}` : line
    if (joined.length > 400) return 0
    const complete = /[:：]$/.test(line) || (dated_start.test(joined) && verbAtEnd(line))
    if (complete)
      return isIntro(joined) &&
        (length === 1 ||
          dated_start.test(joined) ||
          !isIntro(joined.slice(joined.indexOf(lines[at + 1]?.trim() ?? ''))))
        ? length
        : 0
  }
  return 0
}

/** A line of a quote; programs that wrap long lines leave the end of an address alone with its bracket. */
function isMarked(line: string): boolean {
  return /^\s?>/.test(line) && !/^>\s*:\s*$/.test(line)
}

const dated_start =
  /^(on|le|am|el|il|op|den|em|pe|ma|ti|ke|to|la|su|пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)[\s,.]|^\d{1,2}[\s./]|^\d{4}[-/]/i

function isIntro(line: string): boolean {
  if (
    /^(on|am|le|el|il|op|den|em|pe|ma|ti|ke|to|la|su)\s.{4,}/i.test(line) &&
    verb.test(line) &&
    time.test(line)
  )
    return true
  if (/(^|\s)вы писали(?!\p{L})/iu.test(line) && time.test(line)) return true
  if (time.test(line) && mailbox.test(line) && line.length < 250)
    return /^["'«*]?(\d|\p{L}+[.,]|.{1,80}<[^>]*@)/u.test(line)
  if (time.test(line) && /^\d/.test(line) && verbAtEnd(line)) return true
  if (
    /^\p{Lu}[^:@]{1,80}\s(написал(\(а\)|а)?|пишет|писал\(а\))\s\d[^@]{6,40}:$/u.test(line) &&
    time.test(line)
  )
    return true
  if (/^[^@]{1,60}@/.test(line) && mailbox.test(line) && verbAtEnd(line)) return true
  return (
    line.length < 90 &&
    verbAtEnd(line) &&
    /^(\p{Lu}[\p{L}'.-]*\s?){1,4}(пишет|wrote|writes|написала?)\s?(\(а\))?\s?:$/u.test(line)
  )
}

function verbAtEnd(line: string): boolean {
  return verb_at_end.test(line)
}

function leadsToMarkedQuote(lines: string[], at: number): boolean {
  const next = lines.slice(at, at + 3).find(line => line.trim() !== '')
  return next !== undefined && isMarked(next)
}

/** Blocks of `>` lines, each with the line that introduces it, and the words between them. */
function partsOf(lines: string[], marks: readonly MarkedLines[]): Part[] {
  const parts: Part[] = []
  const marked: ('quote' | 'signature' | undefined)[] = new Array(lines.length).fill(undefined)
  for (const { kind, from, to } of marks) {
    const end = Math.min(to, lines.length)
    if (kind === 'quote' || kind === 'signature') marked.fill(kind, from, end)
    // What stands in a thread above its first quoted line introduces it; what stands between, people wrote.
    if (kind === 'thread')
      marked.fill(
        'quote',
        from,
        Math.max(
          from,
          lines.findIndex((line, i) => i >= from && i < end && isMarked(line)),
        ),
      )
  }
  const add = (kind: Part['kind'], from: number, to: number) => {
    const last = parts.at(-1)
    if (last?.kind === kind) last.to = to
    else if (to > from) parts.push({ kind, from, to })
  }
  let i = 0
  while (i < lines.length) {
    const intro = introLength(lines, i)
    const mark = marked[i]
    if (mark) {
      add(mark, i, i + 1)
      i++
    } else if (isMarked(lines[i] ?? '') || isTornQuote(lines, i)) {
      add('quote', i, i + 1)
      i++
    } else if (intro > 0 && leadsToMarkedQuote(lines, i + intro)) {
      add('quote', i, i + intro)
      i += intro
    } else {
      const blank = (lines[i] ?? '').trim() === ''
      const kind = blank && parts.at(-1)?.kind === 'quote' ? 'quote' : 'own'
      add(kind, i, i + 1)
      i++
    }
  }
  return parts
}

/** The rest of a long quoted line that some program wrapped without the mark. */
function isTornQuote(lines: string[], at: number): boolean {
  const before = lines[at - 1] ?? ''
  const line = lines[at] ?? ''
  return (
    isMarked(before) && before.length >= 65 && line.trim() !== '' && line.length < 60 && /^\p{Ll}/u.test(line)
  )
}

/** Quotes after the last own words are carried along, and so is one introduced quote at the very top. */
function shownRange(parts: Part[], lines: string[]): (index: number) => boolean {
  const wordy = ({ kind, from, to }: Part) =>
    kind === 'own' && lines.slice(from, to).some(line => line.trim() !== '')
  const own = parts.map((part, index) => (wordy(part) ? index : -1)).filter(index => index >= 0)
  const first = own.find(index => !isGreeting(lines, parts[index]!)) ?? 0
  const last = own.at(-1) ?? -1
  return index => index > first && index < last
}

/** Words that greet and say nothing yet: what is quoted below them is not answered by them. */
const greeting =
  /^\s*(hi|hello|dear|good (morning|day|afternoon|evening)|здравствуйте|добрый (день|вечер)|доброе утро|добрый|приветствую|привет|уважаем(ый|ая|ые)|коллеги)(?!\p{L})[^.?]{0,60}[,!.]?\s*$/iu

function isGreeting(lines: string[], { from, to }: Part): boolean {
  const said = lines.slice(from, to).filter(line => line.trim() !== '')
  return said.length > 0 && said.length <= 2 && said.every(line => greeting.test(line))
}

const dashes = /^\s*(--|—|–|__)\s*$/
const rule = /^\s*(_{3,}|-{3,}|={4,}|\*{3,})\s*$/
const device =
  /^\s*[*_<]*((sent|envoyé|gesendet|enviado|inviato|verzonden|lähetetty|sendt|skickat) (from|via|using|with|von|depuis|à partir de|desde|da|de|du|vanaf|fra|från) (my |mon |mein\w* |mi |il mio |meu |mijn )?[\p{L}\d<]|отправлено (с|из|через|от)( моего| моей| мобильн\S+| личн\S+)? ?[\p{L}\d<]|отправлен[оа] с помощью|послано с|скачать outlook|скачайте outlook|get outlook for|download outlook|получить outlook|загрузить outlook|outlook для (ios|android)|пожалуйста, простите за|typed on my|простите за краткость)/iu
const closing =
  /^\s*(с уважением|с наилучшими( пожеланиями)?|с наилучшими|с искренним уважением|с глубоким уважением|всего (доброго|хорошего|наилучшего)|хорошего дня|с пожеланиями|искренне ваш\S*|(with )?(best|kind|warm|kindest|warmest)?\s?regards|best wishes|all the best|sincerely( yours)?|yours (sincerely|faithfully|truly)|respectfully|cheers|mit freundlichen grüßen|cordialement)\s*[,.!;]?(\s+\p{Lu}[\p{L}\s.,'-]{1,60})?$/iu
const disclaimer =
  /(^|\s)(это (электронное )?(сообщение|письмо)( и (все|любые))?.{0,60}(конфиденциальн|предназначен)|настоящее (электронное )?(сообщение|письмо).{0,80}(конфиденциальн|предназначен)|информация, содержащаяся в (данном|этом|настоящем)|this (e-?mail|message)( and| is| may|,).{0,80}(confidential|intended|privileged)|confidentiality notice|проверено на вирусы|без вирусов\.|virus-free\.)/i

/** Cuts the signature off the last own words, or marks it where quotes follow. */
function hideSignature(lines: string[], parts: Part[]): void {
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index]
    if (part?.kind !== 'own') continue
    const from = signatureStart(lines, part)
    if (from < part.to) parts.splice(index + 1, 0, { kind: 'signature', from, to: part.to })
    part.to = from
    if (from === part.from) {
      parts.splice(index, 1)
      continue
    }
    return
  }
}

function signatureStart(lines: string[], part: Part): number {
  const end = disclaimerStart(lines, part)
  // A signature stands near the end; a long letter need not be searched from its beginning.
  for (let i = Math.max(part.from, end - 60); i < end; i++) {
    const line = lines[i] ?? ''
    const left = lines.slice(i + 1, end).filter(each => each.trim() !== '')
    const brief = left.length <= 14 && left.every(each => each.trim().length <= 110)
    const ruled = dashes.test(line) || (rule.test(line) && (lines[i - 1] ?? '').trim() === '')
    const sign =
      (line.trim() === '--' && left.length <= 30) ||
      (ruled && brief && left.length > 0 && left.length <= 10 && !left.some(looksLikeSpeech)) ||
      (device.test(line) && line.trim().length <= 120 && left.length <= 4) ||
      (closing.test(line) && brief && !left.some(looksLikeSpeech))
    if (sign) return i
  }
  return end
}

function disclaimerStart(lines: string[], part: Part): number {
  for (let i = Math.max(part.from, part.to - 40); i < part.to; i++) {
    const left = lines.slice(i + 1, part.to).filter(each => each.trim() !== '')
    if (left.length <= 25 && disclaimer.test(lines[i] ?? '')) return i
  }
  return part.to
}

/** A sentence after the farewell: then it was no farewell. */
function looksLikeSpeech(line: string): boolean {
  return /[?]\s*$/.test(line) || (/[.!]\s*$/.test(line) && line.trim().split(/\s+/).length > 7)
}

function join(lines: string[], parts: Part[]): string {
  return parts
    .map(part => lines.slice(part.from, part.to).join('\n'))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd()
}
