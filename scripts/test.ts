// `npm test [-- part] [names]`: the checks, then the tests part by part; ends with how many passed, failed and were skipped.
import path from 'node:path'
import { checkNames, runChecks } from './check/all.ts'
import { printed } from './check/problem.ts'
import { makeSureOfChromium } from './test/chromium.ts'
import { makeSureOfMailServers } from './test/mail-servers.ts'
import { added, type Count, nothing, runPart } from './test/parts.ts'

const root = path.dirname(import.meta.dirname)
const parts = ['check', 'unit', 'browser', 'e2e', 'servers']
const needs_browser = ['browser', 'e2e']

const words = process.argv.slice(2).filter(word => word !== '--')
const wanted = parts.includes(words[0] ?? '') ? [words[0]!] : parts
const filters = words.filter(word => !parts.includes(word))
// Names of files say nothing to the checks.
const running = filters.length > 0 && wanted.length > 1 ? wanted.filter(part => part !== 'check') : wanted

async function check(names: readonly string[]): Promise<Count> {
  let count = nothing
  await runChecks(names, ({ name, problems, seconds }) => {
    console.log(`${problems.length === 0 ? 'passed' : 'FAILED'}  check ${name} (${seconds.toFixed(1)} s)`)
    for (const problem of problems) console.log(`  ${printed(problem)}`)
    const failures =
      problems.length > 0
        ? [`check ${name}: ${problems.length} problems, first ${printed(problems[0]!)}`]
        : []
    count = added(count, {
      ...nothing,
      passed: failures.length === 0 ? 1 : 0,
      failed: failures.length,
      failures,
    })
  })
  return count
}

/** A part that cannot even begin has failed. */
const brokenOff =
  (part: string) =>
  (error: Error): Count => {
    console.error(error)
    return { ...nothing, failed: 1, failures: [`${part}: ${error.message}`] }
  }

const begun = performance.now()
const chromium = running.some(part => needs_browser.includes(part)) ? makeSureOfChromium(console.log) : null
const mail_servers = running.includes('servers') && makeSureOfMailServers(console.log)
let total = nothing
for (const part of running) {
  const started = performance.now()
  console.log(`\n== ${part}`)
  const skip = part === 'servers' ? !mail_servers : needs_browser.includes(part) && !chromium
  const count = await (part === 'check'
    ? check(filters.length > 0 ? filters : checkNames)
    : runPart(root, part, filters, skip)
  ).catch(brokenOff(part))
  total = added(total, count)
  // Tests that are no longer found must not look like tests that pass.
  if (part !== 'check' && filters.length === 0 && count.files === 0 && count.failed === 0)
    total = added(total, { ...nothing, failed: 1, failures: [`${part}: there are no tests`] })
  console.log(`== ${part}: ${Math.round((performance.now() - started) / 1000)} s`)
}

if (filters.length > 0 && !running.includes('check') && total.files === 0 && total.failed === 0)
  total = { ...nothing, failed: 1, failures: [`no test file is called ${filters.join(', ')}`] }
if (total.failures.length > 0) console.log(`\nFailed:\n${total.failures.map(line => `  ${line}`).join('\n')}`)
console.log(`\n${Math.round((performance.now() - begun) / 1000)} s in all.`)
const line = `${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`
process.stdout.write(line, () => process.exit(total.failed > 0 ? 1 : 0))
