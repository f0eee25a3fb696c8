// What goes with what in a conversation, so that people answer what was asked.
import type { Scenario } from './data/types.ts'

/** The subjects that suit a text of a scenario; empty when it is best called by its own first line. */
export const subjectsFor = (scenario: Scenario, text: number): readonly string[] =>
  picked(scenario.subjects, scenario.fits[text]?.subjects)

/** The answers that suit a text of a scenario. */
export const answersFor = (scenario: Scenario, text: number): readonly string[] =>
  picked(scenario.answers, scenario.fits[text]?.answers)

const picked = (choices: readonly string[], indexes: readonly number[] = []): readonly string[] =>
  indexes.map(index => choices[index]).filter(choice => choice !== undefined)

/** For scenarios with two questions: for each question the replies that answer it. */
const repliesByQuestion: Record<string, readonly (readonly number[])[]> = {
  'ru-hire-new': [[0], [1]],
  'ru-trip-order': [[0], [1, 2]],
  'ru-doc-send': [[0], [1, 2]],
  'ru-buy-goods': [[0, 1], [2]],
  'ru-payment-request': [[0], [1]],
  'ru-contract-approve': [[0], [1, 2]],
  'en-documents': [[0], [1, 2]],
}

/** The questions that the agent may ask back about a text, each with a reply that fits it. */
export function questionsFor(scenario: Scenario, text: number): readonly { ask: string; reply: string }[] {
  if (!scenario.fits[text]?.clarify) return []
  return (scenario.clarifications ?? []).flatMap(({ ask, reply }) =>
    ask.flatMap((question, index) => {
      const listed = repliesByQuestion[scenario.code]?.[index]
      const replies = listed ? picked(reply, listed) : ask.length === 1 ? reply : picked(reply, [index])
      return replies.map(one => ({ ask: question, reply: one }))
    }),
  )
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
