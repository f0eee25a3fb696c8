// listMessages with letters: what a program learns of each, and that only the centre learns it.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailWorld, startMailWorld, window } from './mail-world.ts'

let world: MailWorld
beforeAll(async () => {
  world = await startMailWorld()
})
afterAll(() => world.close())

const scan = Buffer.from('Накладная № 7')

async function conversation(name: string) {
  await world.write({
    from: 'Requester <requester@test.okno>',
    cc: 'colleague@test.okno',
    subject: 'Накладная',
    messageId: `<${name}@north.test>`,
    text: 'Прошу провести накладную.\n\n-- \nС уважением, Пётр',
    attachments: [{ filename: 'накладная.txt', content: scan }],
  })
  await world.work()
  const { id } = (await world.requests()).at(-1)!
  await world.as('agent').post(`/api/requests/${id}/messages`, { text: 'Провели.' })
  await world.work()
  return id
}

test('each letter says from, to, copied, subject, date, text, visible part, Message-ID, files and delivery', async () => {
  const id = await conversation('first')
  const { body } = await world.as('agent').get(`/api/requests/${id}/messages`)
  const [came, went] = body.items
  expect(came.letter).toMatchObject({
    direction: 'in',
    from: 'requester@test.okno',
    to: [window],
    copied: ['colleague@test.okno'],
    subject: 'Накладная',
    message_id: 'first@north.test',
    visible_text: 'Прошу провести накладную.',
    delivery_state: null,
    has_original: true,
  })
  expect(came.letter.text).toContain('С уважением, Пётр')
  expect(came.attachments).toMatchObject([
    {
      name: 'накладная.txt',
      type: 'text/plain',
      size_bytes: scan.byteLength,
      sha256: createHash('sha256').update(scan).digest('hex'),
    },
  ])
  expect(went.letter).toMatchObject({
    direction: 'out',
    from: window,
    to: ['requester@test.okno'],
    copied: ['colleague@test.okno'],
    delivery_state: 'sent',
    recipients: [
      { address: 'requester@test.okno', role: 'to', state: 'sent' },
      { address: 'colleague@test.okno', role: 'cc', state: 'sent' },
    ],
  })
})

test('whoever asked reads the words, not the addresses; notes and portal messages have no letter', async () => {
  const id = await conversation('second')
  await world.as('agent').post(`/api/requests/${id}/messages`, { text: 'Между нами', kind: 'note' })
  await world.as('requester').post(`/api/requests/${id}/messages`, { text: 'Спасибо' })
  const asked = await world.as('requester').get(`/api/requests/${id}/messages`)
  expect(asked.body.items.map((one: { letter: unknown }) => one.letter)).toEqual([null, null, null])
  const { body } = await world.as('agent').get(`/api/requests/${id}/messages`)
  expect(body.items.slice(2).map((one: { letter: unknown }) => one.letter)).toEqual([null, null])
})
