// Checks the sender of one large letter in a thread of its own: hashing it takes longer than the program may be held up.
import { parentPort, workerData } from 'node:worker_threads'
import { type Bringer, checkSender } from './check.ts'
import { rememberingResolver } from './resolver.ts'

export interface ThreadTask {
  readonly raw: Uint8Array
  readonly told: { readonly bringer: Bringer; readonly from: string; readonly mta: string }
  readonly dns: string | undefined
}

const { raw, told, dns } = workerData as ThreadTask
parentPort!.postMessage(await checkSender(raw, { ...told, ask: rememberingResolver(dns) }))
