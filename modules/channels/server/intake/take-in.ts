// Taking in one letter: read outside any transaction, decided and kept in one.
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { Refusal } from '#kernel/contract/refusal.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { isConnectionLoss } from '#kernel/server/database.ts'
import { newId } from '#kernel/server/id.ts'
import { bySystem, type Okno } from '#kernel/server/okno.ts'
import { type LetterProof, notHeld, type Outcome } from '../../contract.ts'
import type { Bringer } from '../proof/check.ts'
import { proofOf, trustedWriter } from '../proof/proof-of.ts'
import { readRaw } from '../reading/read.ts'
import { smimeRoots } from '../reading/smime-roots.ts'
import { forgetHeld, type LetterRow } from '../store/letters.ts'
import { mailboxes, ownDomains } from '../store/mailboxes.ts'
import { isAwaited } from './awaited.ts'
import { decide, keepUnread } from './decide.ts'
import { type Arrived, contentHash, earlierHash, receivingMailbox } from './letter-in.ts'
import { judgeArrival } from './machine.ts'
import { knownWriter } from './writer.ts'

/** How a letter came: by which mailbox, from and to whom, and under which number of an IMAP folder. */
export interface Came {
  readonly mailbox_id?: string | undefined
  readonly envelope: { readonly from: string; readonly to: readonly string[] }
  readonly folder?: string | undefined
  readonly uid?: number | undefined
  readonly uid_validity?: number | undefined
  /** Only its head was fetched: the letter is larger than Okno takes. */
  readonly cut?: boolean | undefined
  /** Who brought it to the own listener, whose word about the sender is checked. */
  readonly bringer?: Bringer | undefined
  /** The mail server whose Authentication-Results are believed. */
  readonly authserv_id?: string | undefined
  /** What was found when it came first. */
  readonly proof?: LetterProof | null | undefined
}

export interface TakenIn {
  readonly letter_id: string
  readonly outcome: Outcome
  readonly reason: string | null
  readonly request_id: string | null
}

const pack = promisify(gzip)

/**
 * Takes in a letter: afterwards it is kept, with what became of it and why. The same letter again, also at the same
 * time, is told from the first. Throws only when it should be brought again later (the database is away, the disk full).
 */
export async function takeIn(okno: Okno, raw: Uint8Array, came: Came): Promise<TakenIn> {
  const arrived = await arrive(okno, raw, came)
  const writer = trustedWriter(okno, await knownWriter(okno, arrived), arrived.proof)
  const asking = bySystem(okno, `letter:${arrived.id}`)
  try {
    return await inTransaction(okno, writer ? { ...asking, actor: writer } : asking, ctx =>
      decide(ctx, arrived),
    )
  } catch (error) {
    if (isPassing(error)) throw error
    okno.log.error({ err: error, letter: arrived.id }, 'a letter could not be taken in and is held')
    const reason = error instanceof Error ? error.message : String(error)
    return inTransaction(okno, asking, ctx => keepUnread(ctx, arrived, reason.slice(0, 500)))
  }
}

/**
 * Takes a held letter in once more, as if it came now; `raw` is its original, or what was fetched again. Throws what hinders it
 * again, and then the letter stays as it was; `notHeld` when somebody was faster.
 */
export async function takeInAgain(
  okno: Okno,
  held: LetterRow,
  raw: Uint8Array,
  fetched?: Pick<Came, 'cut' | 'authserv_id'>,
): Promise<TakenIn> {
  const came: Came = {
    mailbox_id: held.mailbox_id ?? undefined,
    envelope: { from: held.from_address ?? '', to: held.to_addresses },
    folder: held.folder ?? undefined,
    // Of a letter that is fetched only now, nothing was found yet.
    proof: fetched ? undefined : (held.auth as LetterProof | null),
    ...fetched,
    uid: held.uid === null ? undefined : Number(held.uid),
    uid_validity: held.uid_validity === null ? undefined : Number(held.uid_validity),
  }
  const arrived = {
    ...(await arrive(okno, raw, came)),
    id: held.id,
    ...(held.raw_file_id ? { original_id: held.raw_file_id } : {}),
    confirmed: isAwaited(held),
  }
  const writer = trustedWriter(okno, await knownWriter(okno, arrived), arrived.proof)
  const asking = bySystem(okno, `letter:${held.id}`)
  return inTransaction(okno, writer ? { ...asking, actor: writer } : asking, async ctx => {
    if (!(await forgetHeld(ctx, held.id))) throw notHeld({})
    return decide(ctx, arrived)
  })
}

async function arrive(okno: Okno, raw: Uint8Array, came: Came): Promise<Arrived> {
  const boxes = await mailboxes({ db: okno.readDb })
  const limit_bytes = okno.config.OKNO_FILE_LIMIT_MB * 1024 * 1024
  const [read, packed] = await Promise.all([
    readRaw(raw, {
      own_domains: ownDomains(boxes),
      limits: { size_bytes: came.cut ? 0 : limit_bytes },
      smime_roots: await smimeRoots(okno.config),
    }),
    pack(raw.subarray(0, limit_bytes)),
  ])
  const [automatic, proof] = await Promise.all([
    judgeArrival(okno, read, came, boxes),
    proofOf(okno, raw, read, came),
  ])
  const letter = { ...read, automatic }
  return {
    id: newId(),
    letter,
    raw,
    packed,
    came,
    boxes,
    mailbox: receivingMailbox(boxes, came, letter) ?? null,
    content_hash: contentHash(letter),
    earlier_hash: earlierHash(letter),
    proof,
  }
}

/** Classes of PostgreSQL's codes that say: not now (connection, roll back, resources, state, operator, system). */
const passing = /^(08|28|3D|40|53|55|57|58)...$/

/** Faults that pass: whoever brought the letter keeps it and comes again. */
export function isPassing(error: unknown): boolean {
  const { code } = error as { code?: string }
  return (
    isConnectionLoss(error) ||
    (error instanceof Refusal && error.status === 503) ||
    code === 'ENOSPC' ||
    passing.test(code ?? '')
  )
}
