// What requesters think afterwards: mostly good, worse after a late answer or a second attempt.
import { fitting } from './matching.ts'
import { filled, voicesOf } from './words.ts'
import type { Telling } from './world.ts'

const share_of_raters = 0.45
const hour_ms = 3_600_000

/** Shares of the marks 1 to 5. */
const marks = {
  in_time: [0.008, 0.017, 0.055, 0.21, 0.71],
  late: [0.14, 0.18, 0.23, 0.25, 0.2],
  complaint: [0.1, 0.12, 0.23, 0.3, 0.25],
} as const

/** Rates a resolved request, or leaves it, as most people do. */
export function rate({ plan, teller, chance, values, said }: Telling): void {
  const { request, late: answeredLate } = teller.tale
  if (request.resolved_at === null || !chance.happens(share_of_raters)) return
  const late = answeredLate || request.reopened_count > 0
  const shares = late ? marks.late : plan.scenario.type === 'complaint' ? marks.complaint : marks.in_time
  const score =
    plan.scenario.type === 'thanks' ? 5 : chance.weighted([1, 2, 3, 4, 5], mark => shares[mark - 1]!)
  const voices = voicesOf(plan.requester.language)
  const good = score >= 4
  const comments = fitting((good ? plan.scenario.good_comments : plan.scenario.bad_comments) ?? [], said)
  const spoken = chance.happens(good ? 0.3 : 0.75)
  const text = chance.one(comments.length > 0 ? comments : good ? voices.good_comments : voices.bad_comments)
  const at_ms = request.resolved_at.getTime() + 60_000 + 40 * hour_ms * chance.next() ** 3
  teller.rate(at_ms, score, spoken ? filled(text, plan.requester, values) : null)
}
