// What administrators read of other domains: every permission is explained, every event and its values have words.
import { describe, expect, test } from 'vitest'
import { modules } from '#app/modules.ts'
import { eventWords } from '#modules/identity/text/event-words.ts'
import { rightWords } from '#modules/identity/text/right-words.ts'

const permissions = modules.flatMap(module => module.permissions)
const events = modules.flatMap(module => module.events)

describe('words for administrators', () => {
  test('every permission has a title and an explanation', () => {
    expect(permissions.filter(code => !(code in rightWords.en.rights))).toEqual([])
  })

  test('permissions stand under a heading', () => {
    const domains = [...new Set(permissions.map(code => code.split('.')[0]!))]
    expect(domains.filter(domain => !(domain in rightWords.en.groups))).toEqual([])
  })

  test('the event log names everything that can happen', () => {
    expect(events.map(({ name }) => name).filter(name => !(name in eventWords.en.events))).toEqual([])
  })

  test('and the values that come with it', () => {
    const fields = new Set(
      events.flatMap(({ shape }) => ('shape' in shape ? Object.keys(shape.shape as object) : [])),
    )
    expect([...fields].filter(field => !(field in eventWords.en.fields))).toEqual([])
  })
})
