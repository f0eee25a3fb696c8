// The use cases of the first run.
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import { claimSetting, readSetting } from '#kernel/server/settings.ts'
import { forget as forgetTargets, makeDefaultAgreements } from '#modules/agreements/server/face.ts'
import { forget as forgetCalendars, makeDefaultCalendar } from '#modules/calendar/server/face.ts'
import { ensureDefaultRoles, grantRoleByCode, setPassword } from '#modules/identity/server/face.ts'
import { addPerson, foundWindow } from '#modules/organisation/server/face.ts'
import { alreadySetUp, centerSetUp, type contract, hoursReversed } from '../contract.ts'

export const isSetUp = async (ctx: Pick<Context, 'db'>): Promise<boolean> =>
  (await readSetting(ctx, 'center')) !== undefined

export const actions: Actions<typeof contract> = {
  async readFirstRun(ctx) {
    const { OKNO_LANGUAGE, OKNO_TIME_ZONE } = ctx.okno.config
    return { needed: !(await isSetUp(ctx)), language: OKNO_LANGUAGE, time_zone: OKNO_TIME_ZONE }
  },

  async setUpCenter(ctx, { body }) {
    if (body.closes_at <= body.opens_at) throw hoursReversed({})
    // Whoever claims the setting first sets up; a second press or a second person is refused.
    const center = { name: body.center_name, languages: ['ru', 'en'], time_zone: body.time_zone }
    if (!(await claimSetting(ctx, 'center', center))) throw alreadySetUp({})
    await ensureDefaultRoles(ctx)
    await makeDefaultCalendar(ctx, {
      time_zone: body.time_zone,
      hours: [body.opens_at, body.closes_at],
      russian: body.russian_holidays,
    })
    await makeDefaultAgreements(ctx)
    const { name, email, password } = body.administrator
    const id = await addPerson(ctx, {
      name,
      emails: [email],
      language: body.language,
      time_zone: body.time_zone,
    })
    await setPassword(ctx, id, password)
    await grantRoleByCode(ctx, id, 'admin', { kind: 'all' })
    await foundWindow(ctx, id)
    ctx.tell(centerSetUp, { account_id: id, time_zone: body.time_zone })
    ctx.afterwards(() => {
      forgetCalendars(ctx.okno)
      forgetTargets(ctx.okno)
    })
    return {}
  },
}
