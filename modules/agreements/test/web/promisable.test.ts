// What the editor begins a target with can be promised as it is, and it offers what the server takes.
import { describe, expect, test } from 'vitest'
import { EscalationStep, promisers, TargetFields } from '../../contract.ts'
import { metricsOf as taken, targetProblemsOf } from '../../server/check/targets.ts'
import { freeMetrics, metricsOf, metricTitle, newStep, newTarget, withMetric } from '../../web/promisable.ts'

test('each side is offered the metrics that the server takes from it', () => {
  expect(metricsOf).toEqual(taken)
})

describe.each(promisers)('a new target of the %s', promiser => {
  test.each(metricsOf[promiser])('for %s is fit as it is', metric => {
    const target = newTarget(metric, promiser)
    expect(TargetFields.parse(target)).toEqual(target)
    expect(targetProblemsOf([target], promiser)).toEqual([])
  })

  test('is not offered twice', () => {
    const targets = metricsOf[promiser].map(metric => newTarget(metric, promiser))
    expect(freeMetrics(promiser, [])).toEqual(metricsOf[promiser])
    expect(freeMetrics(promiser, targets)).toEqual([])
  })
})

test('a target that is given another metric is called after it, unless it has a name of its own', () => {
  const target = newTarget('first_answer', 'center')
  expect(withMetric(target, 'resolution')).toMatchObject({
    metric: 'resolution',
    code: 'resolution',
    title: metricTitle('resolution'),
  })
  const own = { ...target, code: 'vip', title: { en: 'VIP' } }
  expect(withMetric(own, 'resolution')).toEqual({ ...own, metric: 'resolution' })
})

test('a new step has a key and a level after all others', () => {
  const first = newStep([])
  const second = newStep([first])
  expect(EscalationStep.parse(first)).toEqual(first)
  expect([first.key, second.key, newStep([second]).key]).toEqual(['step-1', 'step-2', 'step-3'])
  expect([first.level, second.level, newStep([{ ...second, level: 9 }]).level]).toEqual([1, 2, 9])
})
