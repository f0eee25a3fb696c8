// Refusals of a draft stand at the fields that they are about.
import { expect, test } from 'vitest'
import { speak } from '#kernel/contract/words.ts'
import { Problem } from '#kernel/web/problem.ts'
import { targetProblems } from '../../contract.ts'
import { agreementScreenWords } from '../../text/agreements.ts'
import { placesOf } from '../../web/draft-fields.ts'

const { problems } = speak(agreementScreenWords, 'en')
const refused = (details: object) =>
  new Problem({ type: '/problems/agreements.unfit_target', status: 422, ...details })

test.each(targetProblems)('%s has a sentence at its target', problem => {
  const found = { index: 1, code: 'resolution', field: 'steps.0.to.2', problem }
  const places = placesOf(refused({ code: 'resolution', problem, problems: [found] }), problems)
  expect(places).toEqual({ 'targets.1.steps.0.to.2': problems[problem] })
})

test('what the shape refuses stands where it says', () => {
  const errors = [{ path: 'targets.0.limit.count', message: 'Not less than 1.' }]
  const problem = new Problem({ type: '/problems/kernel.invalid', status: 400, errors })
  expect(placesOf(problem, problems)).toEqual({ 'targets.0.limit.count': 'Not less than 1.' })
})

test('other refusals have no place', () => {
  expect(placesOf(new Problem({ type: '/problems/kernel.moved_on', status: 412 }), problems)).toEqual({})
})
