// What a letter brings besides its words, kept and shown: invitations, signatures, winmail.dat, logos, pictures of others.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type MailWorld, startMailWorld } from './mail-world.ts'
import { attribute, letterWith, unicode, winmail } from './tnef-writer.ts'

const root = new URL('./root.pem', import.meta.url)
let world: MailWorld

beforeAll(async () => {
  world = await startMailWorld({ OKNO_SMIME_ROOTS: root.pathname })
})
afterAll(() => world.close())

const newest = async () => {
  const { id } = (await world.requests()).at(-1)!
  const agent = world.as('agent')
  const messages = (await agent.get(`/api/requests/${id}/messages`)).body.items
  const letters = (await agent.get(`/api/requests/${id}/letters`)).body.items
  return {
    id,
    message: messages.at(-1),
    letter: letters.filter((one: { direction: string }) => one.direction === 'in').at(-1),
  }
}
const picture = (seed: number) =>
  Buffer.concat([
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
    Buffer.from(String(seed)),
  ])

it('tells agents of a signature: intact, for the sender, led to the root that is set up', async () => {
  const raw = readFileSync(new URL('./letters/signed.eml', import.meta.url)).toString('latin1')
  await world.writeRaw(Buffer.from(raw.replace('help@demo.okno', 'help@window.test'), 'latin1'), {
    from: 'serov@vostok.example',
  })
  const { letter, message } = await newest()
  expect(message.text).toBe('Прошу оплатить счёт 118 до пятницы.')
  expect(letter.about.signature).toMatchObject({ state: 'intact', of_sender: true, chain: 'known' })
})

it('tells of an invitation', async () => {
  await world.write({
    from: 'requester@test.okno',
    subject: 'Встреча',
    text: 'Приходите.',
    icalEvent: {
      method: 'REQUEST',
      content:
        'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Сверка\r\nDTSTART:20261124T120000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
    },
  })
  const { letter } = await newest()
  expect(letter.about.invitation).toMatchObject({
    method: 'request',
    summary: 'Сверка',
    starts: '2026-11-24T12:00:00Z',
  })
})

it('says nothing of a letter that brings nothing', async () => {
  await world.write({ from: 'requester@test.okno', subject: 'Просто', text: 'Просто письмо.' })
  expect((await newest()).letter.about).toBeNull()
})

it('attaches what was in winmail.dat', async () => {
  const content = winmail([
    attribute.newFile(),
    attribute.data(Buffer.from('%PDF-1.4\n1 0 obj\n')),
    attribute.file([unicode(0x3707, 'Акт сверки.pdf')]),
  ])
  await world.writeRaw(letterWith(content, 'Акт во вложении.'), { from: 'requester@test.okno' })
  const { message, letter } = await newest()
  expect(message.attachments.map((file: { name: string; type: string }) => [file.name, file.type])).toEqual([
    ['Акт сверки.pdf', 'application/pdf'],
  ])
  expect(letter.about.opened).toEqual(['tnef'])
})

it('lists the logo of a company in its first letters and no longer in the third, where it still shows', async () => {
  const send = (number: number) =>
    world.write({
      from: 'requester@test.okno',
      subject: `Письмо ${number}`,
      html: `<p>Письмо ${number} <img src="cid:shot@x"></p><p>Мария <img src="cid:logo@x"></p>`,
      attachments: [
        { filename: 'shot.png', content: picture(number), cid: 'shot@x' },
        { filename: 'logo.png', content: picture(0), cid: 'logo@x' },
      ],
    })
  const listed = async (number: number) => {
    await send(number)
    return (await newest()).message.attachments.map((file: { name: string }) => file.name)
  }
  expect(await listed(1)).toEqual(['shot.png', 'logo.png'])
  expect(await listed(2)).toEqual(['shot.png', 'logo.png'])
  expect(await listed(3)).toEqual(['shot.png'])
  const { message } = await newest()
  const addresses = [...message.html.matchAll(/src="([^"]+)"/g)].map(found => found[1])
  expect(addresses).toHaveLength(2)
  for (const url of addresses) {
    expect((await world.as('requester').inject({ method: 'GET', url })).statusCode).toBe(200)
    expect((await world.as('stranger').inject({ method: 'GET', url })).statusCode).toBe(404)
  }
})

it('shows a letter as a page that runs nothing, with pictures of others only when asked', async () => {
  await world.write({
    from: 'requester@test.okno',
    subject: 'Картинка',
    html: '<p>Вот <img src="https://cdn.test/a.png"><img src="https://spy.test/p.gif" width="1"><script>alert(1)</script></p>',
  })
  const { message, letter } = await newest()
  expect(letter.about).toMatchObject({ remote_images: 1, trackers: 1 })
  const url = `/api/messages/${message.id}/letter`
  const page = (query = '', who: 'requester' | 'stranger' = 'requester') =>
    world.as(who).inject({ method: 'GET', url: `${url}${query}` })
  const held = await page()
  expect(held.headers['content-security-policy']).toContain("default-src 'none'; img-src 'self' data:;")
  expect(held.body).toContain('data-src="https://cdn.test/a.png"')
  expect(held.body).not.toMatch(/ src="https|spy\.test|<script/)
  const shown = await page('?pictures=1')
  expect(shown.headers['content-security-policy']).toContain("img-src 'self' data: https: http:")
  expect(shown.headers['referrer-policy']).toBe('no-referrer')
  expect(shown.body).toContain(' src="https://cdn.test/a.png"')
  expect((await page('', 'stranger')).statusCode).toBe(404)
})

it('has no page for a message that is no letter in HTML', async () => {
  await world.write({ from: 'requester@test.okno', subject: 'Текст', text: 'Текст.' })
  const { message } = await newest()
  expect((await world.as('requester').get(`/api/messages/${message.id}/letter`)).status).toBe(404)
})
