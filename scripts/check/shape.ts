// The shape of files and folders: no barrels, no rooms without a name of their own, nothing too long to read.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Problem } from './problem.ts'

const longest = 400
const nameless = /^(utils?|helpers?|misc|common)$/

/** Problems of the named files, which lie below `root`. */
export async function shapeProblems(root: string, files: readonly string[]): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const file of files) {
    if (!/\.(ts|tsx|mjs|css)$/.test(file)) continue
    const parts = file.split('/')
    const bare = parts.at(-1)!.replace(/\..*$/, '')
    if (bare === 'index') problems.push({ file, message: 'no barrels: import from the file that has it' })
    const vague = [...parts.slice(0, -1), bare].find(part => nameless.test(part))
    if (vague) problems.push({ file, message: `"${vague}" says nothing about what is inside` })
    if (isData(parts)) continue
    const lines = (await readFile(path.join(root, file), 'utf8')).split('\n').length - 1
    if (lines > longest) problems.push({ file, message: `${lines} lines; ${longest} is the limit` })
  }
  return problems
}

/** Data, texts and generated files are as long as they are. */
const isData = (parts: readonly string[]) =>
  parts.includes('data') || parts.includes('text') || parts.at(-1)!.endsWith('.gen.ts')
