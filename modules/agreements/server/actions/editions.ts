// Editions of agreements: drafted, written, tried on what was measured, brought into force, and taken back before that.
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import { changedCalendar } from '#modules/calendar/server/face.ts'
import {
  agreementChanged,
  beforeLast,
  beyondYourServices,
  type contract,
  draftWaits,
  editionBegun,
  editionPublished,
  editionRecalled,
  notADraft,
  nothingPromised,
} from '../../contract.ts'
import { requireFit } from '../check/draft.ts'
import { beginningOf, covers, refuseIfChanged, requireManagerOf } from '../policy.ts'
import { preview, previewCalendar } from '../preview/preview.ts'
import { forget } from '../rulebook.ts'
import { shown } from '../show.ts'
import * as agreements from '../store/agreements.ts'
import * as store from '../store/editions.ts'

const ms_per_day = 86_400_000

export const editionActions: Pick<
  Actions<typeof contract>,
  | 'draftEdition'
  | 'writeEdition'
  | 'previewEdition'
  | 'previewCalendar'
  | 'publishEdition'
  | 'recallEdition'
  | 'dropDraft'
> = {
  async draftEdition(ctx, { params: { id } }) {
    const agreement = await agreements.hold(ctx, id)
    const realm = await requireManagerOf(ctx, id)
    const all = await store.editions(ctx, { agreements: [id] })
    if (all.some(edition => edition.published_at === null)) return shown(ctx, id)
    const last = all[0]
    const number = (last?.number ?? 0) + 1
    await store.insertDraft(ctx, id, number, {
      covers_open: last?.covers_open ?? false,
      scope: last?.scope ?? beginningOf(realm),
      targets: last?.targets ?? [],
      // It cannot come into force before what is published already.
      valid_from: last
        ? new Date(Math.max(ctx.now.getTime(), last.valid_from.getTime() + ms_per_day))
        : ctx.now,
    })
    await changed(ctx, agreement)
    return shown(ctx, id)
  },

  async writeEdition(ctx, { params: { id }, body }) {
    const { agreement, edition, realm } = await held(ctx, id)
    if (edition.published_at !== null) throw notADraft({})
    refuseIfChanged(ctx, agreement)
    if (agreement.promiser !== 'department' && !covers(realm, body.scope)) throw beyondYourServices({})
    await requireFit(ctx, agreement, body)
    await store.overwrite(ctx, id, body)
    await changed(ctx, agreement)
    return shown(ctx, agreement.id)
  },

  async previewEdition(ctx, { params: { id }, body }) {
    const edition = await store.findEdition(ctx, id)
    await requireManagerOf(ctx, edition.agreement_id)
    return preview(ctx, edition, body)
  },

  async previewCalendar(ctx, { params: { id }, body }) {
    return previewCalendar(ctx, id, await changedCalendar(ctx, id, body))
  },

  async publishEdition(ctx, { params: { id } }) {
    const { agreement, edition } = await held(ctx, id)
    // Whoever clicks twice has published once.
    if (edition.published_at !== null) return shown(ctx, agreement.id)
    refuseIfChanged(ctx, agreement)
    if (edition.targets.length === 0) throw nothingPromised({})
    const [last] = (await store.editions(ctx, { agreements: [agreement.id] })).filter(
      ({ published_at }) => published_at !== null,
    )
    if (last && edition.valid_from <= last.valid_from) throw beforeLast({})
    await requireFit(ctx, agreement, { ...edition, valid_from: edition.valid_from.toISOString() })
    await store.publish(ctx, edition)
    await agreements.change(ctx, agreement.id)
    ctx.tell(editionPublished, {
      agreement_id: agreement.id,
      edition_id: id,
      number: edition.number,
    })
    ctx.afterwards(() => forget(ctx.okno))
    return shown(ctx, agreement.id)
  },

  async recallEdition(ctx, { params: { id } }) {
    const { agreement, edition } = await held(ctx, id)
    // Whoever clicks twice has recalled once.
    if (edition.published_at === null) return shown(ctx, agreement.id)
    refuseIfChanged(ctx, agreement)
    if (edition.valid_from <= ctx.now) throw editionBegun({})
    const all = await store.editions(ctx, { agreements: [agreement.id] })
    if (all.some(({ published_at }) => published_at === null)) throw draftWaits({})
    await store.recall(ctx, edition)
    await agreements.change(ctx, agreement.id)
    ctx.tell(editionRecalled, { agreement_id: agreement.id, edition_id: id, number: edition.number })
    ctx.afterwards(() => forget(ctx.okno))
    return shown(ctx, agreement.id)
  },

  async dropDraft(ctx, { params: { id } }) {
    const { agreement, edition } = await held(ctx, id)
    if (edition.published_at !== null) throw notADraft({})
    refuseIfChanged(ctx, agreement)
    await store.drop(ctx, id)
    await changed(ctx, agreement)
    return shown(ctx, agreement.id)
  },
}

/** An edition that the asker may change and whose agreement nobody else changes until this use case ends. */
async function held(ctx: Context, id: string) {
  const { agreement_id } = await store.findEdition(ctx, id)
  const agreement = await agreements.hold(ctx, agreement_id)
  const realm = await requireManagerOf(ctx, agreement_id)
  return { agreement, realm, edition: await store.findEdition(ctx, id) }
}

async function changed(ctx: Context, { id, code }: agreements.HeldAgreement): Promise<void> {
  await agreements.change(ctx, id)
  ctx.tell(agreementChanged, { agreement_id: id, code })
}
