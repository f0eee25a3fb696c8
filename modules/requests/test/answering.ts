// Answers that can be taken back, for the tests of this folder: a centre whose clock is moved, and short ways to say what agents do.
import { expect } from 'vitest'
import { startOkno, tuesdayMorning } from '#app/testing.ts'
import type { Who } from '#app/testing-center.ts'

/** Long enough for tests on a busy machine, whose clock runs on. */
export const undo_seconds = 60

/** What people ask in these tests. */
export const question = 'Не приходит расчётный листок'

interface Waiting {
  readonly id: string
  readonly text: string
  readonly seconds_left: number
  readonly failed: { readonly code: string; readonly detail: string } | null
}

export async function startAnswering() {
  const okno = await startOkno()
  let moment = Date.parse(tuesdayMorning)
  const pass = (seconds: number) => {
    moment += seconds * 1000
    okno.setNow(new Date(moment).toISOString())
  }
  const set = (who: Who, seconds: number) => okno.as(who).put('/api/answering', { undo_seconds: seconds })
  const hold = (
    who: Who,
    id: string,
    fields: Record<string, unknown> = {},
    headers?: Record<string, string>,
  ) => okno.as(who).post(`/api/requests/${id}/answers`, { text: 'Смотрим', ...fields }, headers)
  const items = async (who: Who, address: string) => (await okno.as(who).get(address)).body.items
  return {
    okno,
    pass,
    set,
    hold,
    /** Between tests: nothing of the one before waits any more. */
    async begin() {
      pass(600)
      await okno.work()
      await set('admin', undo_seconds)
    },
    /** Lets the time in which an answer can be taken back pass. */
    async letGo() {
      pass(undo_seconds + 1)
      await okno.work()
    },
    async held(who: Who, id: string, text = 'Смотрим', fields: Record<string, unknown> = {}) {
      const given = await hold(who, id, { text, ...fields })
      expect(given, JSON.stringify(given.body)).toMatchObject({ status: 201, body: { message: null } })
      return given.body.answer as { id: string; goes_at: string }
    },
    waiting: (who: Who, id: string): Promise<Waiting[]> => items(who, `/api/requests/${id}/answers`),
    failed: async (who: Who): Promise<{ text: string; number: string | null }[]> =>
      (await items(who, '/api/answers/failed')).map(
        ({ text, number }: { text: string; number: string | null }) => ({
          text,
          number,
        }),
      ),
    texts: async (who: Who, id: string): Promise<string[]> =>
      (await items(who, `/api/requests/${id}/messages`)).map((one: { text: string }) => one.text),
    draft: async (who: Who, id: string): Promise<unknown> =>
      (await items(who, '/api/drafts')).find((one: { place: string }) => one.place === `request:${id}:reply`)
        ?.content,
    takeBack: (who: Who, id: string, answer_id: string) =>
      okno.as(who).post(`/api/requests/${id}/answers/${answer_id}/take-back`),
    sendNow: (who: Who, id: string, answer_id: string) =>
      okno.as(who).post(`/api/requests/${id}/answers/${answer_id}/send-now`),
  }
}
