// Reads one large letter in a thread of its own, so that the program goes on meanwhile.
import { parentPort, workerData } from 'node:worker_threads'
import { type ReadOptions, readLetter } from '../mail/read.ts'

const { raw, options } = workerData as { raw: Uint8Array; options: ReadOptions }
parentPort!.postMessage(await readLetter(raw, options))
