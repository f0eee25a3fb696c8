// The letters of the demo: what came by mail, and what Okno would have sent in the last two working days.
import { describe, expect, test } from 'vitest'
import { readPlusAddress, readSubjectTokens } from '#modules/channels/server/mail/threading.ts'
import type { KeptLetter } from '#modules/channels/server/outbound/keep.ts'
import { numberText } from '#modules/requests/server/face.ts'
import { lettersOf, type Post } from '../letters.ts'
import { chanceOf } from '../random.ts'
import { smallDemo, sunday } from './demo-world.ts'

const post: Post = {
  secret: 'a secret of thirty-two characters',
  url: 'http://window.test',
  approval: (approval_id, decision) => `http://window.test/approve/${approval_id}?decision=${decision}`,
  rating: (request_id, _, score) => `http://window.test/rate/${request_id}?score=${score}`,
}
const { world, history } = smallDemo(sunday, 2400)
const { received, sent, deliveries, known_ids } = lettersOf(world, history.tales, post, chanceOf(2))
const tales = new Map(history.tales.map(tale => [tale.request.id, tale]))

describe('letters that Okno sent', () => {
  test('fill the mailbox at first sight, even on a Sunday, with each kind and both languages', () => {
    expect(sent.length).toBeGreaterThan(30)
    expect(new Set(sent.map(letter => letter.purpose))).toEqual(
      new Set(['receipt', 'answer', 'notice', 'resolution']),
    )
    const languages = sent.map(letter => tales.get(letter.request_id)!.request.language)
    expect(new Set(languages)).toEqual(new Set(['ru', 'en']))
  })

  test('never bring a note, and say what the answer said', () => {
    for (const letter of sent) {
      const message = tales.get(letter.request_id)!.messages.find(one => one.id === letter.message_id)
      expect(message?.kind).not.toBe('note')
      if (letter.purpose === 'answer') expect(letter.text).toContain(message!.text.trim())
      if (letter.purpose === 'resolution') expect(letter.text).toContain('?score=5')
    }
  })

  test('answer the letters before them and lead back to their request', () => {
    for (const letter of sent) {
      const composed = letter.composed as KeptLetter
      const number = numberText(tales.get(letter.request_id)!.request.number)
      expect(readSubjectTokens(composed.subject, post.secret)).toMatchObject([{ number, trust: 'signed' }])
      expect(readPlusAddress(composed.replyTo.address, post.secret)).toMatchObject({
        number,
        trust: 'signed',
      })
      const before = [...received, ...sent].filter(
        one => one.request_id === letter.request_id && one.at < letter.at,
      )
      const last = before.sort((a, b) => a.at.getTime() - b.at.getTime()).at(-1)
      expect(composed.inReplyTo).toBe(last && `<${last.header_id}>`)
      expect(letter.at.getTime()).toBeLessThanOrEqual(world.now_ms)
    }
  })

  test('each have their delivery, done, and are known by their ids', () => {
    expect(deliveries.map(one => one.payload)).toEqual(sent.map(letter => ({ letter_id: letter.id })))
    expect(known_ids).toHaveLength(received.length + sent.length)
    expect(new Set(known_ids.map(one => one.header_id)).size).toBe(known_ids.length)
  })

  test('tell of a request in the portal only what is answered, not that it came', () => {
    const portal = sent.filter(letter => tales.get(letter.request_id)!.request.channel === 'portal')
    expect(portal.length).toBeGreaterThan(0)
    expect(portal.filter(letter => letter.purpose === 'receipt')).toEqual([])
  })
})

test('letters that came stand for the messages that came by mail', () => {
  const byMail = history.tales.flatMap(tale => tale.messages).filter(message => message.channel === 'email')
  expect(received.map(letter => letter.message_id).sort()).toEqual(byMail.map(message => message.id).sort())
})
