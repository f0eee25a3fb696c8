// The use cases of the index, its frozen months and the reports.
import type { Actions } from '#kernel/server/module.ts'
import type { qualityEndpoints, reportEndpoints, snapshotEndpoints } from '../../contract.ts'
import { requireManager } from '../policy.ts'
import { ageing, ageingRequests } from './ageing.ts'
import { attainment, attainmentRequests } from './attainment.ts'
import { askCheck, listChecks } from './checks.ts'
import { reportChoices } from './choices.ts'
import { holderRequests, holders } from './holders.ts'
import { qualityIndex, qualityRequests } from './joint-index.ts'
import { sendLetter } from './letter/send.ts'
import { listModes, requireSides, setMode } from './modes.ts'
import { pingPong, pingPongRequests } from './ping-pong.ts'
import { predictions } from './predictions.ts'
import { listSnapshots, makeSnapshot, readSnapshot } from './snapshots.ts'

export const reportActions: Actions<
  typeof qualityEndpoints & typeof reportEndpoints & typeof snapshotEndpoints
> = {
  readQualityIndex: (ctx, { query }) => qualityIndex(ctx, query),
  listQualityRequests: (ctx, { query }) => qualityRequests(ctx, query),
  listIndexModes: listModes,
  async setIndexMode(ctx, { body: { client_id, mode } }) {
    requireManager(ctx)
    await setMode(ctx, client_id, mode)
    return listModes(ctx)
  },
  async reportAttainment(ctx, { query }) {
    await requireSides(ctx, query.client)
    return attainment(ctx, query)
  },
  async listAttainmentRequests(ctx, { query }) {
    await requireSides(ctx, query.client)
    return attainmentRequests(ctx, query)
  },
  listReportChoices: (ctx, { query }) => reportChoices(ctx, query),
  reportAgeing: (ctx, { query }) => ageing(ctx, query),
  listAgeingRequests: (ctx, { query }) => ageingRequests(ctx, query),
  reportPredictions: (ctx, { query }) => predictions(ctx, query),
  async reportHolders(ctx, { query }) {
    await requireSides(ctx, query.client)
    return holders(ctx, query)
  },
  async listHolderRequests(ctx, { query }) {
    await requireSides(ctx, query.client)
    return holderRequests(ctx, query)
  },
  reportPingPong: (ctx, { query }) => pingPong(ctx, query),
  listPingPongRequests: (ctx, { query }) => pingPongRequests(ctx, query),
  listQualitySnapshots: (ctx, { query }) => listSnapshots(ctx, query),
  makeQualitySnapshot(ctx, { body: { month } }) {
    requireManager(ctx)
    return makeSnapshot(ctx, month)
  },
  readQualitySnapshot: (ctx, { params: { id } }) => readSnapshot(ctx, id),
  downloadQualityLetter: (ctx, { params, query }) => sendLetter(ctx, { ...params, ...query }),
  verifyQualitySnapshot(ctx, { params: { id } }) {
    requireManager(ctx)
    return askCheck(ctx, id)
  },
  listSnapshotChecks(ctx, { params: { id }, query }) {
    requireManager(ctx)
    return listChecks(ctx, id, query)
  },
}
