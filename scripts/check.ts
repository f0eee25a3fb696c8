// `npm run check [-- names]`: everything about the sources that can be told without running the product.
import { checkNames, checks, runChecks } from './check/all.ts'
import { printed } from './check/problem.ts'

const wanted = process.argv.slice(2).filter(name => name !== '--')
const unknown = wanted.filter(name => !checkNames.includes(name))
if (unknown.length > 0) {
  console.error(`There is no check called ${unknown.join(', ')}. There are:`)
  for (const [name, { what }] of Object.entries(checks)) console.error(`  ${name.padEnd(12)} ${what}`)
  process.exit(64)
}

let failed = 0
await runChecks(wanted.length > 0 ? wanted : checkNames, ({ name, problems, seconds }) => {
  console.log(`${problems.length === 0 ? 'passed' : 'FAILED'}  ${name.padEnd(12)} ${seconds.toFixed(1)} s`)
  for (const problem of problems) console.log(`  ${printed(problem)}`)
  if (problems.length > 0) failed += 1
})
console.log(failed === 0 ? 'All checks passed.' : `${failed} of the checks failed.`)
process.exitCode = failed === 0 ? 0 : 1
