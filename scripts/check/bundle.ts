// What the browser is made to load, built from the sources as they are and measured against the budgets.
import { checkBudgets } from '../budgets.ts'
import { buildWeb } from '../build-web.ts'
import type { Problem } from './problem.ts'

export async function bundleProblems(): Promise<Problem[]> {
  await buildWeb({ say: () => {} })
  const parts = await checkBudgets()
  return parts
    .filter(part => !part.fits)
    .map(({ name, size_kb, limit_kb }) => ({
      file: 'dist/web',
      message: `${name}: ${size_kb} KB gzip, ${limit_kb} is the limit`,
    }))
}
