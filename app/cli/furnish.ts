// What every installation has from its first moment, demo or not: the roles that Okno ships.
import { inTransaction } from '#kernel/server/context.ts'
import { bySystem, type Okno } from '#kernel/server/okno.ts'
import { ensureDefaultRoles } from '#modules/identity/server/face.ts'

export const furnishDefaults = (okno: Okno): Promise<void> =>
  inTransaction(okno, bySystem(okno, 'furnish'), async ctx => {
    await ensureDefaultRoles(ctx)
  })
