// People behind letters: who gets an answer, in whose name a forwarded letter is, whom nobody knows, how that is handled.

import { holdsEverywhere, scopes } from '#kernel/contract/access.ts'
import { notAllowed, notFound } from '#kernel/contract/kernel.ts'
import { Refusal } from '#kernel/contract/refusal.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import { badAddress } from '#modules/organisation/contract.ts'
import { meetByMail, teamById } from '#modules/organisation/server/face.ts'
import { finished, merged, participantAdded } from '#modules/requests/contract.ts'
import {
  findRequest,
  holdRequest,
  letBackIn,
  makeRequester,
  numberText,
  type RequestRow,
  setRole,
} from '#modules/requests/server/face.ts'
import * as told from '../../contract.ts'
import { awaits, isAwaited, letterIdOf } from '../intake/awaited.ts'
import { awaitedWith, letIn } from '../intake/confirming.ts'
import { agentsAmong, speakerOf } from '../outbound/agents.ts'
import { receiversOf } from '../outbound/receivers.ts'
import { speakingMailbox } from '../outbound/send.ts'
import { handlings, keepHandling } from '../store/handling.ts'
import { type LetterRow, letterById } from '../store/letters.ts'
import { isOwnAddress, mailboxes } from '../store/mailboxes.ts'

type People = Pick<Actions<typeof told.contract>, keyof typeof told.peopleContract>

export const people: People = {
  async readHandling(ctx) {
    const boxes = await mailboxes(ctx)
    return {
      usual: told.usualHandling,
      items: await handlings(ctx),
      mailboxes: boxes.map(({ id, address }) => ({ id, address })),
    }
  },

  async saveHandling(ctx, { body: { mailbox_id, ...wanted } }) {
    if (mailbox_id && !(await mailboxes(ctx)).some(box => box.id === mailbox_id)) throw notFound({})
    const handling_id = await keepHandling(ctx, mailbox_id, wanted)
    ctx.tell(told.handlingChanged, { handling_id, mailbox_id, changes: wanted })
    return { mailbox_id, ...wanted }
  },

  async listReceivers(ctx, { params: { id } }) {
    const request = await findRequest(ctx, id)
    if (!request.may.work) throw notAllowed({})
    const mailbox = await speakingMailbox(ctx, await mailboxes(ctx), request)
    return {
      items: await receiversOf(ctx, request, ctx.actor.id),
      from: mailbox ? { name: await speakerOf(ctx, mailbox, null), address: mailbox.address } : null,
    }
  },

  async addCopied(ctx, { params: { id }, body: { address } }) {
    const request = await holdToWork(ctx, id)
    if (isOwnAddress(await mailboxes(ctx), address)) throw told.notForLetters({ address })
    const person = await meetByMail(ctx, { email: address, language: request.language }).catch(error => {
      if (error instanceof Refusal && error.code === badAddress.code) throw told.notForLetters({ address })
      throw error
    })
    // Colleagues read it at the desk; their own address would go out with the answer.
    if ((await agentsAmong(ctx, [person.id])).has(person.id)) throw told.notForLetters({ address })
    if (person.id !== request.requester_id) {
      await letBackIn(ctx, request.id, person.id)
      if (await setRole(ctx, request.id, person.id, 'copied'))
        ctx.tell(participantAdded, { request_id: request.id, person_id: person.id, role: 'copied' })
    }
    return { person: { id: person.id, name: person.name } }
  },

  async takeOriginalSender(ctx, { params: { id } }) {
    const letter = await letterById(ctx, id)
    if (!letter?.request_id) throw notFound({})
    const request = await holdToWork(ctx, await whereItGoesOn(ctx, letter.request_id))
    const sender = letter.original_sender as { name: string; address: string } | null
    if (!sender) throw told.nothingForwarded({})
    const person = await meetByMail(ctx, {
      email: sender.address,
      name: sender.name,
      language: request.language,
    }).catch(error => {
      if (error instanceof Refusal && error.code === badAddress.code) throw told.nothingForwarded({})
      throw error
    })
    await makeRequester(ctx, request, person)
    return { person: { id: person.id, name: person.name }, before: request.requester_id }
  },

  async listAwaited(ctx) {
    const rows = await ctx.db
      .selectFrom('channels.letter as letter')
      .leftJoin('channels.mailbox as mailbox', 'mailbox.id', 'letter.mailbox_id')
      .select(['letter.id', 'letter.from_address', 'letter.subject', 'letter.at', 'letter.mailbox_id'])
      .leftJoin('organisation.team_view as team', 'team.id', 'mailbox.team_id')
      .select(['mailbox.address', 'team.id as team_id', 'team.department_id'])
      .where('letter.direction', '=', 'in')
      .where('letter.outcome', '=', 'held')
      .where('letter.reason', 'like', `${awaits}%`)
      .orderBy('letter.at', 'desc')
      .limit(mostAwaited)
      .execute()
    return {
      items: rows
        .filter(row => mayRelease(ctx, row))
        .map(({ id, from_address, subject, at, mailbox_id, address }) => ({
          id,
          from_address,
          subject,
          at,
          mailbox: mailbox_id && address ? { id: mailbox_id, address } : null,
        })),
    }
  },

  async releaseAwaited(ctx, { params: { id } }) {
    const letter = await letterById(ctx, id)
    if (!letter || !isAwaited(letter)) throw notFound({})
    const box = (await mailboxes(ctx)).find(one => one.id === letter.mailbox_id)
    const team = box ? await teamById(ctx, box.team_id) : undefined
    if (!mayRelease(ctx, { team_id: team?.id ?? null, department_id: team?.department_id ?? null }))
      throw notFound({})
    const taken = await letIn(ctx, letter)
    if (!taken) throw notFound({})
    return { request_id: taken.request_id }
  },

  async readConfirmation(ctx, { params: { token } }) {
    const letter = await letterBehind(ctx, token)
    return {
      subject: letter.subject ?? '',
      address: letter.from_address ?? '',
      at: letter.at,
      confirmed: !isAwaited(letter),
    }
  },

  async confirmLetter(ctx, { params: { token } }) {
    const letter = await letterBehind(ctx, token)
    for (const awaited of await awaitedWith(ctx, letter))
      await letIn(ctx, awaited).catch(error => {
        // Pressed twice at once: the other press has let it in.
        if (!(error instanceof Refusal && error.code === told.notHeld.code)) throw error
      })
    return {}
  },
}

const mostAwaited = 200

async function letterBehind(ctx: Context, token: string): Promise<LetterRow> {
  const id = letterIdOf(ctx.okno, token)
  const letter = id ? await letterById(ctx, id) : undefined
  if (letter?.direction !== 'in') throw told.linkUnknown({})
  return letter
}

/** Those who would get the request: the team of the mailbox, and whoever works everywhere or in its department. */
function mayRelease(
  { actor }: Pick<Context, 'actor'>,
  { team_id, department_id }: { readonly team_id: string | null; readonly department_id: string | null },
): boolean {
  if (holdsEverywhere(actor, 'requests.work')) return true
  if (team_id === null || department_id === null) return false
  const { teams, departments } = scopes(actor, 'requests.work')
  return teams.includes(team_id) || departments.includes(department_id) || actor.teams.includes(team_id)
}

async function whereItGoesOn(ctx: Context, request_id: string): Promise<string> {
  const request = await findRequest(ctx, request_id)
  return request.merged_into ?? request.id
}

/** A request held by somebody who works on it, as long as anything can still change there. */
async function holdToWork(ctx: Context, id: string): Promise<RequestRow> {
  const request = await holdRequest(ctx, id)
  if (request.merged_into) {
    const into = await findRequest(ctx, request.merged_into)
    throw merged({ number: numberText(request.number), into: numberText(into.number) })
  }
  if (!request.may.work) throw notAllowed({})
  if (request.status === 'closed' || request.status === 'cancelled')
    throw finished({ number: numberText(request.number), request_status: request.status })
  return request
}
