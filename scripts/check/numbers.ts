// Order in what is numbered or locked: migrations without gaps, a lock file that names no registry.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Problem } from './problem.ts'

/** Migrations are `0001_name.sql` and so on; the number says the order, so none is missing or given twice. */
export function migrationProblems(files: readonly string[]): Problem[] {
  const own = files.filter(file => /^db\/migrations\//.test(file))
  return own.flatMap((file, index) => {
    const number = /^db\/migrations\/(\d{4})_[a-z0-9_]+\.sql$/.exec(file)?.[1]
    if (!number) return [{ file, message: 'a migration is called 0001_what_it_brings.sql' }]
    const wanted = String(index + 1).padStart(4, '0')
    return number === wanted ? [] : [{ file, message: `the number ${wanted} is next` }]
  })
}

/** Addresses of downloads belong to the machine that made the lock file, not to the project. */
export async function lockProblems(root: string): Promise<Problem[]> {
  const file = 'package-lock.json'
  const text = await readFile(path.join(root, file), 'utf8')
  return text.split('\n').flatMap((content, index) =>
    /^\s*"resolved":\s*"(https?|git)/.test(content)
      ? [
          {
            file,
            line: index + 1,
            message: "names where it was downloaded from; run npm install with the project's .npmrc",
          },
        ]
      : [],
  )
}
