// Compares generated files with what stands in the project, and writes those that differ.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** The names of the files that differ from what they should be. */
export async function staleFiles(root: string, wanted: ReadonlyMap<string, string>): Promise<string[]> {
  const stale: string[] = []
  for (const [file, text] of wanted) {
    const present = await readFile(path.join(root, file), 'utf8').catch(() => null)
    if (present !== text) stale.push(file)
  }
  return stale
}

export async function writeFiles(
  root: string,
  texts: ReadonlyMap<string, string>,
  names: readonly string[],
): Promise<void> {
  for (const name of names) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true })
    await writeFile(path.join(root, name), texts.get(name)!)
  }
}
