// Running Okno at the terminal: says what it does, ends cleanly when asked, and prints where to go.
import { type Config, config } from '#kernel/server/config.ts'
import { isConnectionLoss } from '#kernel/server/database.ts'
import { assertPortFree } from '#kernel/server/ports.ts'
import { buildWeb, hasScreens } from '../../scripts/build-web.ts'
import { isEmpty, seedDemo } from '../demo/seed.ts'
import { serve, work } from '../running.ts'
import { furnishDefaults } from './furnish.ts'
import { openProgram } from './opening.ts'
import type { Speaker } from './say.ts'
import { welcome } from './welcome.ts'

interface Wanted {
  readonly serve: boolean
  readonly work: boolean
  /** Build the screens and fill the demo company when that has not been done yet. */
  readonly first_run: boolean
}

/** Runs until it is told to stop or its database ends. Answers the exit code. */
export async function runHere(voice: Speaker, wanted: Wanted): Promise<number> {
  const asked = untilAsked(voice)
  const { say } = voice
  // Before the database, so that a taken port leaves nothing begun.
  if (wanted.serve) await assertPortsFree(config())
  const program = await openProgram(voice)
  const { okno } = program
  const stops: (() => Promise<void>)[] = []
  // The job queue does not wait for what it writes down about a job. With the connection lost the job is given anew.
  process.on('unhandledRejection', error => {
    if (!isConnectionLoss(error)) throw error
    okno.log.warn({ err: error }, 'the connection was lost in the background')
  })
  try {
    if (wanted.first_run || (wanted.serve && !hasScreens())) await buildWeb({ say })
    if (wanted.first_run && !asked.yet && okno.config.OKNO_DEMO && (await isEmpty(okno)))
      await seedDemo(okno, program.url, voice)
    if (asked.yet) return 0
    await furnishDefaults(okno)
    if (wanted.serve) stops.push((await serve(okno, { listen: true })).stop)
    if (wanted.work) stops.push(await work(okno, { alone: !wanted.serve }))
    if (wanted.serve) await welcome(okno, voice)
    else say({ ru: 'Работник запущен.', en: 'The worker is running.' })
    const reason = await Promise.race([asked.promise, program.died.then(() => 'died' as const)])
    if (reason === 'asked') return 0
    say({
      ru: 'База данных остановилась; Окно завершает работу.',
      en: 'The database has stopped; Okno ends.',
    })
    return 1
  } finally {
    for (const stop of stops.reverse()) await stop()
    await program.close()
  }
}

async function assertPortsFree({ PORT, HOST, OKNO_SMTP_PORT, OKNO_SMTP_HOST }: Config): Promise<void> {
  await assertPortFree(PORT, HOST)
  if (OKNO_SMTP_PORT) await assertPortFree(OKNO_SMTP_PORT, OKNO_SMTP_HOST ?? HOST, 'OKNO_SMTP_PORT')
}

/**
 * Hears requests to stop from now on. Launchers and terminals tell the same one twice; a second one after a moment is a
 * person in a hurry, who ends the program at once (the next start mends what that leaves).
 */
function untilAsked({ say }: Speaker): { readonly promise: Promise<'asked'>; readonly yet: boolean } {
  let asked_at: number | undefined
  const promise = new Promise<'asked'>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (asked_at !== undefined) {
          if (performance.now() - asked_at > 1000) process.exit(130)
          return
        }
        asked_at = performance.now()
        say({ ru: 'Останавливаю…', en: 'Stopping…' })
        resolve('asked')
      })
  })
  return {
    promise,
    get yet() {
      return asked_at !== undefined
    },
  }
}
