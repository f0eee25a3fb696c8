// Which answers and questions of a scenario suit which of its texts, so that a conversation answers what was asked.
import type { Scenario } from './data/types.ts'

/**
 * For scenarios with more texts than answers: for each text the answers that suit it. A scenario that is not here has
 * its answers in the order of its texts.
 */
const answersByText: Record<string, readonly (readonly number[])[]> = {
  'ru-ask-who': [[0], [1, 2], [2], [0, 2], [1, 2]],
  'ru-ask-complaint-slow': [[0, 1], [0], [1, 2], [2]],
  'ru-ask-suggestion': [[0, 1], [0, 1], [0, 1], [2]],
  'ru-ask-thanks': [[0, 2], [1], [0, 2], [0, 1]],
  'ru-ask-status': [[0, 2], [1], [0], [0, 2]],
  'ru-hire-new': [[0, 1], [0], [2], [0, 1]],
  'ru-transfer-position': [[0], [1], [2], [0]],
  'ru-leave-company': [[0], [1], [1], [2]],
  'ru-data-surname': [[0], [1], [2], [1]],
  'ru-leave-apply': [[0], [0], [1], [2]],
  'ru-leave-balance': [[0], [0], [1], [2]],
  'ru-leave-move': [[0], [1], [2], [1]],
  'ru-trip-order': [[0], [0], [1], [2]],
  'ru-pay-missing': [[1, 2], [1], [0], [1], [2]],
  'ru-pay-less': [[0], [0], [1], [2], [3]],
  'ru-payslip-where': [[0], [0], [2], [3], [1]],
  'ru-pay-bonus': [[0], [1], [2], [0]],
  'ru-time-fix': [[0], [0], [2], [1]],
  'ru-income-ndfl': [[0], [2], [0], [1]],
  'ru-sick-open': [[0], [1], [2], [1], [3]],
  'ru-expense-how': [[0], [1], [2], [0], [3]],
  'ru-doc-send': [[0, 1], [0], [2], [1]],
  'ru-reconcile': [[0], [1], [0], [2]],
  'ru-cust-invoice': [[0], [1], [1], [2]],
  'ru-cust-correct': [[0], [1], [2], [0]],
  'ru-buy-goods': [[0, 1], [2], [0], [0, 2]],
  'ru-order-where': [[0, 2], [0], [1], [0, 2]],
  'ru-payment-request': [[0], [0], [1], [2]],
  'ru-payment-status': [[0, 2], [0], [1], [0, 2]],
  'ru-password': [[0], [1], [2], [0], [3]],
  'ru-access-system': [[0], [1], [2], [1], [3]],
  'ru-1c-error': [[0], [1], [2], [1], [3]],
  'en-password': [[0], [1], [0], [2]],
}

/** The texts that a scenario's question suits, and which reply (second) goes with which question (first). */
interface Asked {
  readonly texts: readonly number[]
  readonly pairs: readonly (readonly [number, number])[]
}

const questionsByScenario: Record<string, Asked> = {
  'ru-ask-complaint-slow': {
    texts: [1],
    pairs: [
      [0, 0],
      [0, 1],
    ],
  },
  'ru-hire-new': {
    texts: [0, 3],
    pairs: [
      [0, 0],
      [1, 1],
    ],
  },
  'ru-transfer-position': {
    texts: [0],
    pairs: [
      [0, 0],
      [0, 1],
    ],
  },
  'ru-leave-apply': { texts: [1], pairs: [[0, 0]] },
  'ru-trip-order': {
    texts: [0, 1],
    pairs: [
      [0, 0],
      [1, 1],
      [1, 2],
    ],
  },
  'ru-pay-missing': { texts: [0, 2, 4], pairs: [[0, 0]] },
  'ru-time-fix': {
    texts: [2],
    pairs: [
      [0, 0],
      [0, 1],
    ],
  },
  'ru-sick-unpaid': {
    texts: [1],
    pairs: [
      [0, 0],
      [0, 1],
    ],
  },
  'ru-expense-returned': {
    texts: [2],
    pairs: [
      [0, 0],
      [0, 1],
    ],
  },
  'ru-asset-writeoff': {
    texts: [0],
    pairs: [
      [0, 0],
      [0, 1],
    ],
  },
  'ru-doc-send': {
    texts: [1, 3],
    pairs: [
      [0, 0],
      [1, 1],
      [1, 2],
    ],
  },
  'ru-buy-goods': {
    texts: [0, 1],
    pairs: [
      [0, 0],
      [0, 1],
      [1, 2],
    ],
  },
  'ru-vendor-new': { texts: [0], pairs: [[0, 0]] },
  'ru-payment-request': {
    texts: [0],
    pairs: [
      [0, 0],
      [1, 1],
    ],
  },
  'ru-contract-approve': {
    texts: [0, 1],
    pairs: [
      [0, 0],
      [1, 1],
      [1, 2],
    ],
  },
  'ru-access-system': {
    texts: [0],
    pairs: [
      [0, 0],
      [0, 1],
    ],
  },
  'ru-vpn-down': {
    texts: [1, 2, 3],
    pairs: [
      [0, 0],
      [0, 1],
    ],
  },
  'ru-1c-error': {
    texts: [0],
    pairs: [
      [0, 0],
      [0, 1],
    ],
  },
  'ru-computer': {
    texts: [0],
    pairs: [
      [0, 0],
      [0, 1],
    ],
  },
  'en-hire': {
    texts: [0],
    pairs: [
      [0, 0],
      [0, 1],
    ],
  },
  'en-trip': {
    texts: [0, 1],
    pairs: [
      [0, 0],
      [0, 1],
    ],
  },
  'en-documents': {
    texts: [0],
    pairs: [
      [0, 0],
      [1, 1],
      [1, 2],
    ],
  },
  'en-purchase': {
    texts: [0],
    pairs: [
      [0, 0],
      [0, 1],
    ],
  },
  'en-access': {
    texts: [0],
    pairs: [
      [0, 0],
      [0, 1],
    ],
  },
}

/** The answers that suit a text of a scenario. */
export function answersFor(scenario: Scenario, text: number): readonly string[] {
  const listed = answersByText[scenario.code]?.[text]
  const found = listed ? listed.map(index => scenario.answers[index]) : [scenario.answers[text]]
  const suiting = found.filter(answer => answer !== undefined)
  return suiting.length > 0 ? suiting : scenario.answers
}

/** A question that the agent may ask back about a text, with the replies that fit it. */
export function questionsFor(scenario: Scenario, text: number): readonly { ask: string; reply: string }[] {
  const asked = questionsByScenario[scenario.code]
  const clarification = scenario.clarifications?.[0]
  if (!clarification || !asked?.texts.includes(text)) return []
  return asked.pairs.flatMap(([ask, reply]) => {
    const found = { ask: clarification.ask[ask], reply: clarification.reply[reply] }
    return found.ask && found.reply ? [{ ask: found.ask, reply: found.reply }] : []
  })
}

/** Of these, the ones that share the most words with what was said; none when nothing is shared at all. */
export function fitting(choices: readonly string[], said: string): readonly string[] {
  const known = stems(said)
  const shared = choices.map(choice => stems(choice).intersection(known).size)
  const most = Math.max(0, ...shared)
  return most === 0 ? [] : choices.filter((_, index) => shared[index] === most)
}

/** Words as the letters they begin with, enough to find a word again in another case. */
const stems = (text: string): Set<string> =>
  new Set(
    text
      .replace(/\{[^}]*\}/g, ' ')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .split(/[^\p{L}\d]+/u)
      .filter(word => word.length > 3)
      .map(word => word.slice(0, 5))
      .filter(
        stem =>
          ![
            'спаси',
            'пожал',
            'прошу',
            'нужно',
            'месяц',
            'когда',
            'вопро',
            'please',
            'pleas',
            'thank',
            'month',
            'what',
            'with',
            'this',
            'that',
            'from',
            'have',
          ].includes(stem),
      ),
  )
