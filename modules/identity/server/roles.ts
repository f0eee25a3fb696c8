// The roles that Okno ships with, one for every person it is made for except the requester, who needs none.
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'

export interface DefaultRole {
  readonly code: string
  readonly title: LocalText
  readonly permissions: readonly string[]
}

/** Titles and permissions are a beginning: administrators change them on screen. */
export const defaultRoles: readonly DefaultRole[] = [
  {
    code: 'agent',
    title: { ru: 'Сотрудник центра', en: 'Agent' },
    permissions: [
      'requests.work',
      'requests.see',
      'requests.register_for',
      'organisation.see_people',
      'feedback.sign',
    ],
  },
  {
    code: 'lead',
    title: { ru: 'Руководитель группы', en: 'Team lead' },
    permissions: [
      'requests.work',
      'requests.see',
      'requests.register_for',
      'organisation.see_people',
      'channels.see_letters',
      'channels.mark_addresses',
      'feedback.report',
      'agreements.report',
      'agreements.object',
      'feedback.sign',
      'feedback.follow',
    ],
  },
  {
    code: 'owner',
    title: { ru: 'Владелец услуг', en: 'Service owner' },
    permissions: [
      'requests.see',
      'organisation.see_people',
      'catalogue.manage',
      'agreements.manage',
      'feedback.report',
      'agreements.report',
      'agreements.object',
      'feedback.sign',
    ],
  },
  {
    code: 'quality',
    title: { ru: 'Контролёр качества', en: 'Quality controller' },
    permissions: [
      'requests.see',
      'organisation.see_people',
      'feedback.report',
      'agreements.report',
      'feedback.sign',
      'feedback.follow',
      'feedback.manage',
    ],
  },
  {
    code: 'planner',
    title: { ru: 'Планировщик', en: 'Planner' },
    permissions: [
      'requests.see',
      'organisation.see_people',
      'calendar.manage',
      'feedback.report',
      'agreements.report',
    ],
  },
  {
    code: 'trainer',
    title: { ru: 'Тренер и редактор знаний', en: 'Trainer and knowledge editor' },
    permissions: ['requests.see', 'organisation.see_people', 'feedback.report'],
  },
  {
    code: 'client_manager',
    title: { ru: 'Клиентский менеджер', en: 'Client success manager' },
    permissions: [
      'requests.see',
      'requests.register_for',
      'organisation.see_people',
      'feedback.report',
      'agreements.report',
      'agreements.object',
      'feedback.sign',
    ],
  },
  {
    code: 'client_lead',
    title: { ru: 'Руководитель на стороне клиента', en: 'Client lead' },
    permissions: [
      'requests.see',
      'requests.register_for',
      'organisation.see_people',
      'feedback.report',
      'agreements.report',
      'agreements.object',
    ],
  },
  {
    code: 'change',
    title: { ru: 'Менеджер изменений', en: 'Change manager' },
    permissions: ['requests.see', 'organisation.see_people', 'feedback.report'],
  },
  {
    code: 'people',
    title: { ru: 'HR-партнёр центра', en: 'People partner' },
    permissions: ['organisation.see_people'],
  },
  {
    code: 'admin',
    title: { ru: 'Администратор', en: 'Administrator' },
    permissions: [
      'identity.manage_roles',
      'identity.audit',
      'organisation.manage',
      'organisation.see_people',
      'requests.see',
      'catalogue.manage',
      'channels.manage',
      'channels.see_letters',
      'channels.mark_addresses',
      'feedback.report',
      'kernel.operate',
      'calendar.manage',
      'agreements.manage',
      'agreements.report',
      'agreements.object',
      'feedback.sign',
      'feedback.follow',
      'feedback.manage',
    ],
  },
]

/** Adds the shipped roles that are missing; those that are there stay as administrators have made them. */
export async function ensureDefaultRoles(ctx: Pick<Context, 'db'>): Promise<void> {
  await ctx.db
    .insertInto('identity.role')
    .values(
      defaultRoles.map(role => ({
        id: newId(),
        code: role.code,
        title: role.title,
        permissions: [...role.permissions],
        built_in: true,
      })),
    )
    .onConflict(conflict => conflict.column('code').doNothing())
    .execute()
}
