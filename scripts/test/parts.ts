// Runs one part of the tests with Vitest and counts how it went.
import { createVitest } from 'vitest/node'

export interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** What failed, a line each. */
  readonly failures: readonly string[]
  /** How many test files were read. */
  readonly files: number
}

export const nothing: Count = { passed: 0, failed: 0, skipped: 0, failures: [], files: 0 }

export const added = (a: Count, b: Count): Count => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  failures: [...a.failures, ...b.failures],
  files: a.files + b.files,
})

/** Runs the Vitest project `part`, or the files of it whose names hold one of `filters`. With `skip` every test counts as skipped. */
export async function runPart(
  root: string,
  part: string,
  filters: readonly string[],
  skip: boolean,
): Promise<Count> {
  const vitest = await createVitest('test', {
    root,
    project: [part],
    watch: false,
    reporters: ['default'],
    // No title matches: the files are read and their tests counted, none is run.
    ...(skip ? { testNamePattern: '(?!)' } : {}),
  })
  try {
    if ((await vitest.globTestSpecifications([...filters])).length === 0) return nothing
    const { testModules, unhandledErrors } = await vitest.start([...filters])
    const tests = testModules.flatMap(module => [...module.children.allTests()])
    const inState = (state: string) => tests.filter(test => test.result().state === state)
    const broken = testModules.flatMap(module => {
      const suites = [...module.children.allSuites()].flatMap(suite => suite.errors())
      return [...module.errors(), ...suites].map(
        error => `${module.relativeModuleId}: ${firstLine(error.message)}`,
      )
    })
    const failed = inState('failed').map(test => {
      const errors = test.result().errors ?? []
      return `${test.module.relativeModuleId} > ${test.fullName}: ${firstLine(errors[0]?.message)}`
    })
    const unhandled = unhandledErrors.map(error => `outside any test: ${firstLine(messageOf(error))}`)
    // A test that was begun and has no result must not go unnoticed.
    const lost = inState('pending').map(
      test => `${test.module.relativeModuleId} > ${test.fullName}: did not run`,
    )
    const failures = [...broken, ...failed, ...unhandled, ...lost]
    return {
      passed: inState('passed').length,
      failed: failures.length,
      skipped: inState('skipped').length,
      failures,
      files: testModules.length,
    }
  } finally {
    await vitest.close()
  }
}

const messageOf = (error: unknown) =>
  error instanceof Error ? error.message : String((error as { message?: unknown })?.message ?? error)

const firstLine = (message: string | undefined) => (message ?? 'failed').trim().split('\n')[0]!
