// A short way of letting agreements promise things, for the tests of this folder.
import { expect } from 'vitest'
import type { Testing } from '#app/testing.ts'

/** Makes an agreement and publishes its first edition, in force from the beginning of 2026. */
export async function promise(
  okno: Testing,
  agreement: { readonly code: string } & Record<string, unknown>,
  scope: object,
  targets: readonly (readonly [metric: string, limit: object])[],
): Promise<void> {
  const admin = okno.as('admin')
  const made = await admin.post('/api/agreements', { ...agreement, title: { en: agreement.code } })
  const edition_id = made.body.editions[0].id
  await admin.put(`/api/editions/${edition_id}`, {
    valid_from: '2026-01-01T00:00:00Z',
    covers_open: false,
    scope,
    targets: targets.map(([metric, limit]) => ({
      code: metric,
      metric,
      title: { en: metric },
      limit,
      warn_minutes: 1,
      calendar_source: 'center',
      calendar_id: null,
      pauses: ['requester', 'third_party'],
      steps: [],
      budgets: {},
    })),
  })
  const published = await admin.post(`/api/editions/${edition_id}/publish`)
  expect(published, JSON.stringify(published.body)).toMatchObject({ status: 200 })
}
