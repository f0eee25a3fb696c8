// Mail domains of clients: named, listed, taken away; and people of a domain who join its client.
import { notFound } from '#kernel/contract/kernel.ts'
import { pick } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import {
  badDomain,
  type contract,
  domainAdded,
  domainRemoved,
  domainTaken,
  personChanged,
  publicDomain,
} from '../../contract.ts'
import { isEverybodys, mailDomain, shownDomain } from '../domains.ts'
import { requireManager } from '../policy.ts'
import * as store from '../store/domains.ts'
import { holdPlace } from '../store/places.ts'

type Domains = 'listDomains' | 'addDomain' | 'removeDomain' | 'adoptPeople'

export const domains: Pick<Actions<typeof contract>, Domains> = {
  async listDomains(ctx, { params: { id } }) {
    requireManager(ctx.actor)
    const client = await ctx.db
      .selectFrom('organisation.client')
      .select('id')
      .where('id', '=', id)
      .executeTakeFirst()
    if (!client) throw notFound({})
    const rows = await store.domainsOf(ctx, id)
    return { items: await Promise.all(rows.map(row => shown(ctx, row))) }
  },

  async addDomain(ctx, { params: { id }, body: { domain: text, with_subdomains } }) {
    requireManager(ctx.actor)
    await holdPlace(ctx, 'client', id)
    const domain = mailDomain(text)
    if (!domain) throw badDomain({ domain: text })
    if (isEverybodys(domain)) throw publicDomain({ domain: shownDomain(domain) })
    const before = (await store.domainsOf(ctx, id)).find(row => row.domain === domain)
    const kept = await store.keepDomain(ctx, { domain, client_id: id, with_subdomains })
    if (!kept) {
      const owner = await store.ownerOf(ctx, domain)
      throw domainTaken({ domain: shownDomain(domain), client: pick(owner?.name, ctx.language) })
    }
    if (before?.with_subdomains !== with_subdomains)
      ctx.tell(domainAdded, { client_id: id, domain, with_subdomains })
    return shown(ctx, kept)
  },

  async removeDomain(ctx, { params: { id, domain: text } }) {
    requireManager(ctx.actor)
    const domain = mailDomain(text)
    if (!domain || !(await store.dropDomain(ctx, id, domain))) throw notFound({})
    ctx.tell(domainRemoved, { client_id: id, domain })
    return {}
  },

  async adoptPeople(ctx, { params: { id, domain: text } }) {
    requireManager(ctx.actor)
    await holdPlace(ctx, 'client', id)
    const domain = mailDomain(text)
    const rule = (await store.domainsOf(ctx, id)).find(row => row.domain === domain)
    if (!rule) throw notFound({})
    const people = await store.peopleWithoutClient(ctx, rule)
    if (people.length > 0) await store.joinClient(ctx, id, people)
    for (const person_id of people) ctx.tell(personChanged, { person_id, fields: ['client_id'] })
    ctx.afterwards(() => ctx.okno.recognition.forget())
    return { count: people.length }
  },
}

async function shown(ctx: Context, rule: { domain: string; with_subdomains: boolean; added_at: Date }) {
  const people = await store.peopleWithoutClient(ctx, rule)
  return { ...rule, domain: shownDomain(rule.domain), people_without_client: people.length }
}
