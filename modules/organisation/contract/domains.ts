// Mail domains of clients: who writes from there for the first time joins the client.
import { z } from 'zod'
import { del, get, post } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, Nothing } from '#kernel/contract/shapes.ts'

/** A mail domain as people write it, with or without the sign before it; kept in ASCII form. */
const DomainText = z.string().trim().min(3).max(255)

export const DomainFields = z.object({
  domain: DomainText,
  /** Also those below it, unless they are another client's own. */
  with_subdomains: z.boolean().default(true),
})
export const ClientDomain = z.object({
  /** As it is shown: with letters of any script. */
  domain: z.string(),
  with_subdomains: z.boolean(),
  added_at: Instant,
  /** Known people who write from there, belong to no client and do not work in the centre. */
  people_without_client: z.int(),
})

const told = { client_id: Id, domain: z.string() }
export const domainAdded = event('organisation.domain_added', { ...told, with_subdomains: z.boolean() })
export const domainRemoved = event('organisation.domain_removed', told)

export const badDomain = refusal('organisation.bad_domain', 422, { domain: z.string() })
export const publicDomain = refusal('organisation.public_domain', 422, { domain: z.string() })
export const domainTaken = refusal('organisation.domain_taken', 409, {
  domain: z.string(),
  client: z.string(),
})

const manage = 'organisation.manage'
const ByClient = z.object({ id: Id })
const ByDomain = ByClient.extend({ domain: DomainText })

export const domainEndpoints = {
  listDomains: get('/clients/:id/domains', {
    can: manage,
    params: ByClient,
    output: z.object({ items: z.array(ClientDomain) }),
    refusals: [notFound],
    summary: 'Mail domains of a client',
  }),
  addDomain: post('/clients/:id/domains', {
    can: manage,
    params: ByClient,
    body: DomainFields,
    output: ClientDomain,
    status: 201,
    refusals: [notFound, badDomain, publicDomain, domainTaken],
    summary: 'Name a mail domain of a client: whoever writes from there for the first time joins the client',
  }),
  removeDomain: del('/clients/:id/domains/:domain', {
    can: manage,
    params: ByDomain,
    output: Nothing,
    refusals: [notFound],
    summary: 'A mail domain is the client’s no longer; people who joined stay with the client',
  }),
  adoptPeople: post('/clients/:id/domains/:domain/people', {
    can: manage,
    params: ByDomain,
    output: z.object({ count: z.int() }),
    refusals: [notFound],
    summary: 'Let known people of a mail domain who belong to no client join its client',
  }),
}
