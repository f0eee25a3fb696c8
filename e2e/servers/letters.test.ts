// Letters between people outside and the window, carried by Postfix and Dovecot: what a mail program would show at either end.
import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { z } from 'zod'
import type { Letter, TakenIn } from '#modules/channels/contract.ts'
import { encode } from '#modules/channels/test/encode.ts'
import type { Message } from '#modules/requests/contract.ts'
import type { Delivered } from './dovecot.ts'
import { help, office, openWindow, patience, payroll, slow_domain, startWorld, type World } from './world.ts'

type TakenLetter = z.output<typeof TakenIn>
type OurLetter = z.output<typeof Letter>

let world: World
const people = ['anna', 'boris', 'clara', 'dora', 'egor', 'fedor', 'galina'].map(
  name => `${name}@people.test`,
)
const [anna, boris, clara, dora, egor, fedor, galina] = people as [
  ...[string, string, string, string, string, string, string],
]

async function ask<T>(who: 'agent' | 'admin', address: string): Promise<T> {
  const { status, body } = await world.call(who, 'GET', address)
  expect(status, JSON.stringify(body)).toBe(200)
  return body as T
}

/** Waits until so many letters of this writer were taken in; oldest first. */
const takenFrom = (from: string, count: number) =>
  vi.waitFor(async () => {
    const { items } = await ask<{ items: TakenLetter[] }>('admin', `/mail/intake?from=${from}&limit=100`)
    expect(items).toHaveLength(count)
    return items.toReversed()
  }, patience)

const lettersOf = async (number: string) =>
  (await ask<{ items: OurLetter[] }>('agent', `/requests/${number}/letters`)).items
const messagesOf = async (number: string) =>
  (await ask<{ items: z.output<typeof Message>[] }>('agent', `/requests/${number}/messages`)).items

async function answer(number: string, text: string): Promise<void> {
  const { status, body } = await world.call('agent', 'POST', `/requests/${number}/messages`, { text })
  expect(status, JSON.stringify(body)).toBe(201)
}

/** Waits until the letters of a request with this purpose have come to this for each recipient. */
const states = (number: string, purpose: string, wanted: Record<string, string>) =>
  vi.waitFor(async () => {
    const letters = (await lettersOf(number)).filter(letter => letter.purpose === purpose)
    const found = letters.flatMap(({ recipients }) =>
      recipients.map(({ address, state }) => [address, state]),
    )
    expect(Object.fromEntries(found)).toEqual(wanted)
    return letters
  }, patience)

const ids = (letter: Delivered, name: string) => letter.header(name)?.match(/<[^>]+>/g) ?? []
const id = (letter: Delivered) => letter.header('message-id')!

interface Written {
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly body: string
  readonly headers?: Record<string, string>
}
const write = ({ from, to, subject, body, headers = {} }: Written) =>
  world.write([
    ...['--from', from, '--to', to, '--h-Subject', subject, '--body', body],
    ...Object.entries(headers).flatMap(([name, value]) => [`--h-${name}`, value]),
  ])

beforeAll(async () => {
  world = await startWorld({ people, delay_warning: '2s' })
  await openWindow(world)
}, 300_000)
afterAll(() => world?.close())

describe('letters between real mail servers', () => {
  it('a question, its answer, the reply and the answer to it are one chain in the mail program', async () => {
    const first = '<first-of-anna@people.test>'
    await write({
      ...{ from: anna, to: help!, subject: 'A certificate', body: 'I need a certificate.' },
      headers: { 'Message-Id': first },
    })
    const [receipt] = await world.received(anna, 1)
    expect(ids(receipt!, 'in-reply-to')).toEqual([first])
    const [taken] = await takenFrom(anna, 1)
    const { number } = taken!.request!

    await answer(number, 'In which language?')
    const answered = (await world.received(anna, 2))[1]!
    expect(answered.text).toContain('In which language?')
    expect(ids(answered, 'references')).toEqual(expect.arrayContaining([first, id(receipt!)]))

    const reply = '<reply-of-anna@people.test>'
    await write({
      ...{ from: anna, to: answered.replyTo![0]!.address!, subject: `Re: ${answered.subject}` },
      body: 'In English, please.',
      headers: {
        ...{ 'Message-Id': reply, 'In-Reply-To': id(answered) },
        References: `${answered.header('references')} ${id(answered)}`,
      },
    })
    const [, joined] = await takenFrom(anna, 2)
    expect([joined!.outcome, joined!.request!.number]).toEqual(['joined', number])

    await answer(number, 'Here it is.')
    const [, , last] = await world.received(anna, 3)
    expect(ids(last!, 'in-reply-to')).toEqual([reply])
    expect(ids(last!, 'references')).toEqual(expect.arrayContaining([first, id(answered), reply]))
    expect(ids(last!, 'references').at(-1)).toBe(reply)
    expect((await messagesOf(number)).map(({ direction }) => direction)).toEqual(['in', 'out', 'in', 'out'])
    await states(number, 'answer', { [anna]: 'sent' })
  })

  it('who was on copy and answers all joins, and gets the answers from then on', async () => {
    await write({
      ...{ from: clara, to: `${help},${boris}`, subject: 'A new desk', body: 'Boris knows the size.' },
      headers: { To: help!, Cc: boris, 'Message-Id': '<desk@people.test>' },
    })
    const [copy] = await world.received(boris, 1)
    expect(id(copy!)).toBe('<desk@people.test>')
    const { number } = (await takenFrom(clara, 1))[0]!.request!
    await write({
      ...{ from: boris, to: `${help},${clara}`, subject: 'Re: A new desk', body: 'It is 160 by 80.' },
      headers: { To: clara, Cc: help!, 'In-Reply-To': id(copy!), References: id(copy!) },
    })
    const [joined] = await takenFrom(boris, 1)
    expect([joined!.outcome, joined!.request!.number]).toEqual(['joined', number])
    await answer(number, 'The desk is ordered.')
    await states(number, 'answer', { [clara]: 'sent', [boris]: 'sent' })
    for (const person of [clara, boris]) {
      const letters = (await world.dovecot.letters(person)).filter(one => one.text?.includes('is ordered'))
      expect(letters, person).toHaveLength(1)
    }
  })

  it.each([
    ['SMTP', help!],
    ['LMTP', payroll!],
    ['IMAP', office!],
  ])('by %s a letter finds its request by the plus address alone', async (way, to) => {
    const before = (await world.dovecot.letters(dora)).length
    const taken_before = before * 2
    await write({ from: dora, to, subject: `By ${way}`, body: 'Please help.' })
    const receipt = (await world.received(dora, before + 1)).at(-1)!
    const { address } = receipt.replyTo![0]!
    expect(address).toMatch(/\+R-\d+\.\w+@/)
    await write({ from: dora, to: address!, subject: 'Quite another subject', body: 'More words.' })
    const [first, second] = (await takenFrom(dora, taken_before + 2)).slice(taken_before)
    expect(second).toMatchObject({ outcome: 'joined', request: first!.request })
  })

  it('a report of Postfix that nobody lives there is noted on the letter, and the next one is held back', async () => {
    const gone = 'gone@people.test'
    await write({ from: gone, to: help!, subject: 'Who am I', body: 'My mailbox is closed.' })
    const { number } = (await takenFrom(gone, 1))[0]!.request!
    const [receipt] = await states(number, 'receipt', { [gone]: 'returned' })
    expect(receipt).toMatchObject({
      state: 'returned',
      recipients: [{ said: expect.stringContaining('5.1.1') }],
    })
    const { items } = await ask<{ items: TakenLetter[] }>('admin', '/mail/intake?outcome=bounce')
    expect(items[0]!.request!.number).toBe(number)
    await answer(number, 'Does this arrive?')
    await states(number, 'answer', { [gone]: 'suppressed' })
  })

  it('a warning of Postfix that it still tries is noted as a delay', async () => {
    const slow = `writer@${slow_domain}`
    await write({ from: slow, to: help!, subject: 'Slowly', body: 'My server is away.' })
    const { number } = (await takenFrom(slow, 1))[0]!.request!
    await states(number, 'receipt', { [slow]: 'delayed' })
  })

  it('a letter of 15 MB comes whole; one over the limit goes back to its writer by the own mail server', async () => {
    const letter = (bytes: Buffer, subject: string) =>
      [
        ...[`From: ${egor}`, `To: ${help}`, `Subject: ${subject}`, 'MIME-Version: 1.0'],
        'Content-Type: multipart/mixed; boundary=part',
        ...['', '--part', 'Content-Type: text/plain', '', 'The plan.', '--part'],
        'Content-Type: application/octet-stream; name=plan.bin',
        'Content-Disposition: attachment; filename=plan.bin',
        ...['Content-Transfer-Encoding: base64', ''],
        bytes.toString('base64').replace(/.{76}/g, '$&\r\n'),
        ...['--part--', ''],
      ].join('\r\n')
    const plan = randomBytes(15_000_000)
    await world.write(['--from', egor, '--to', help!], letter(plan, 'A plan'))
    const { number } = (await takenFrom(egor, 1))[0]!.request!
    const [message] = await messagesOf(number)
    expect(message!.attachments).toMatchObject([{ name: 'plan.bin', size_bytes: plan.byteLength }])
    const { rows } = await world.okno.pools.read.query(
      `select sha256 from kernel.file where holder_id = $1`,
      [message!.id],
    )
    expect(rows).toEqual([{ sha256: createHash('sha256').update(plan).digest('hex') }])

    await world.write(['--from', egor, '--to', help!], letter(randomBytes(22_000_000), 'Too much'))
    const report = await vi.waitFor(async () => {
      const found = (await world.dovecot.letters(egor)).find(one => one.subject?.includes('Undelivered'))
      expect(found).toBeDefined()
      return found!
    }, patience)
    expect(report.text).toMatch(/size|larger/i)
    expect(await takenFrom(egor, 1)).toHaveLength(1)
  })

  it.each([
    ['encoded', (text: Buffer) => `=?windows-1251?B?${text.toString('base64')}?=`],
    ['as bare bytes', (text: Buffer) => text],
  ])('a Russian subject in windows-1251, %s, is read', async (how, put) => {
    const subject = `Справка для визы, ${how === 'encoded' ? 'шифром' : 'как есть'}`
    const cyrillic = (text: string) => Buffer.from(encode(text, 'windows-1251'))
    const before = (await world.dovecot.letters(fedor)).length
    await world.write(
      ['--from', fedor, '--to', help!],
      Buffer.concat([
        Buffer.from(`From: ${fedor}\r\nTo: ${help}\r\nSubject: `),
        Buffer.from(put(cyrillic(subject))),
        Buffer.from('\r\nContent-Type: text/plain; charset=windows-1251\r\n'),
        Buffer.from('Content-Transfer-Encoding: 8bit\r\n\r\n'),
        cyrillic('Прошу подготовить справку.\r\n'),
      ]),
    )
    const receipt = (await world.received(fedor, before + 1)).at(-1)!
    expect(receipt.subject).toContain(subject)
    const taken = (await takenFrom(fedor, before + 1)).at(-1)!
    expect(taken.subject).toBe(subject)
    expect((await messagesOf(taken.request!.number))[0]!.text).toBe('Прошу подготовить справку.')
  })

  it('one letter to two mailboxes of the window, by two ways, is one request with one receipt', async () => {
    await write({
      ...{ from: galina, to: `${help},${office}`, subject: 'To both', body: 'Who is in charge?' },
      headers: { To: `${help}, ${office}` },
    })
    const taken = await takenFrom(galina, 2)
    expect(taken.map(({ outcome }) => outcome)).toEqual(['registered', 'duplicate'])
    const { number } = taken[0]!.request!
    await states(number, 'receipt', { [galina]: 'sent' })
    expect(await world.dovecot.letters(galina)).toHaveLength(1)
    expect(await messagesOf(number)).toHaveLength(1)
  })

  it('in the end nothing is held, and no process of Okno has told of an error', async () => {
    const { items } = await ask<{ items: TakenLetter[] }>('admin', '/mail/intake?outcome=held')
    expect(items).toEqual([])
    expect(world.said()).toContain('The worker is running')
    expect(world.said().match(/.*"level":(50|60).*/g)).toBeNull()
  })
})
