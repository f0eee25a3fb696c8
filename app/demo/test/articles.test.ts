// The articles of the demo company refer to topics, services and departments that exist.
import { expect, it } from 'vitest'
import { ARTICLES } from '../data/articles.ts'
import { DEPARTMENTS, TEAMS } from '../data/organisation.ts'
import { SERVICES } from '../data/services.ts'
import { TOPICS } from '../data/topics.ts'

const codes = (all: readonly { readonly code: string }[]) => new Set(all.map(one => one.code))

it('are sixty, each with a code of its own', () => {
  expect(ARTICLES).toHaveLength(60)
  expect(codes(ARTICLES).size).toBe(60)
})

it.each(ARTICLES.map(article => [article.code, article] as const))(
  '%s refers to what exists',
  (_, article) => {
    expect(article.topics.filter(topic => !codes(TOPICS).has(topic))).toEqual([])
    expect(article.service === null || codes(SERVICES).has(article.service)).toBe(true)
    expect(codes(DEPARTMENTS).has(article.department)).toBe(true)
    expect(article.owner_team === null || codes(TEAMS).has(article.owner_team)).toBe(true)
  },
)

it('name services by their titles', () => {
  const titles = new Set(SERVICES.map(service => service.title.ru))
  const named = ARTICLES.flatMap(({ code, body }) =>
    [...body.ru.matchAll(/услуг[аеуи] «([^»]+)»/g)].map(match => `${code}: ${match[1]}`),
  )
  expect(named.filter(one => !titles.has(one.replace(/^KB-\d+: /, '')))).toEqual([])
})
