// Services with their specifications, as people find and read them.
import { z } from 'zod'
import { get } from '#kernel/contract/endpoint.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import { Id, LocalText, Page, Paging } from '#kernel/contract/shapes.ts'

export const ServiceSummary = z.object({
  id: Id,
  code: z.string(),
  title: LocalText,
  summary: LocalText.nullable(),
  department: z.object({ id: Id, name: LocalText }),
})
export const Service = ServiceSummary.extend({
  what_you_get: LocalText.nullable(),
  who_may: LocalText.nullable(),
  how: LocalText.nullable(),
  provide: LocalText.nullable(),
  hours: LocalText.nullable(),
  steps: z.array(LocalText).nullable(),
  /** Promised working hours to the result. */
  resolution_hours: z.number().nullable(),
  price: z.object({ amount_rub: z.number(), per: LocalText }).nullable(),
  request_type: z.string(),
})

export const permissions = ['catalogue.manage'] as const
export const refusals = {}

export const contract = {
  listServices: get('/services', {
    can: 'signed-in',
    query: Paging.extend({ q: z.string().max(200).optional(), department_id: Id.optional() }),
    output: Page(ServiceSummary),
    summary: 'Published services: all by the most asked for first, or those that match words',
  }),
  readService: get('/services/:id', {
    can: 'signed-in',
    params: z.object({ id: Id }),
    output: Service,
    refusals: [notFound],
    summary: 'The specification of a service',
  }),
}
