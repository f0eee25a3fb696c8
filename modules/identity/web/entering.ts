// Coming in and going out, and how the browser forgets whoever was here before.
import { api } from '#kernel/web/api.ts'
import { Problem } from '#kernel/web/problem.ts'
import { toast } from '#kernel/web/ui/toast.tsx'
import { enteringContract } from '../contract/entering.ts'
import { landing } from './landing.ts'

export const entering = api(enteringContract, 'identity')

/** Signs this browser out and loads the page anew, so that nothing of the person stays in memory. */
export async function signOut(): Promise<void> {
  try {
    await entering.call('signOut', {})
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.status !== 401) return toast({ text: error.detail, tone: 'failed' })
  }
  window.location.assign('/sign-in')
}

/** Enters as the persona of a role and loads the page anew: somebody else may have been signed in before. */
export async function enterAs(role: string, next?: string): Promise<void> {
  await entering.call('enterDemo', { body: { role } })
  const me = await entering.call('readMe', {})
  window.location.replace(landing(me, next))
}
