// Generated files that differ from what the migrations and contracts say now.
import { contractFiles, databaseFiles } from '../generate/all.ts'
import { staleFiles } from '../generate/stale.ts'
import type { Problem } from './problem.ts'

/** `url` is a freshly migrated database. */
export async function freshProblems(root: string, url: string): Promise<Problem[]> {
  const stale = [
    ...(await staleFiles(root, await databaseFiles(url))),
    ...(await staleFiles(root, await contractFiles(url))),
  ]
  return stale.map(file => ({ file, message: 'is stale: run npm run generate' }))
}
