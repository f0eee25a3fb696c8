// The files of the project, without what is installed, built or kept at run time.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** Names below `root`, with `/`, sorted; what `.gitignore` names is left out. */
export async function projectFiles(root: string): Promise<string[]> {
  const lines = (await readFile(path.join(root, '.gitignore'), 'utf8').catch(() => '')).split('\n')
  const ignored = [...lines.filter(line => line.trim() !== ''), '.git/']
  const found: string[] = []
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
      const name = `${folder}${entry.name}`
      if (ignored.some(pattern => matches(pattern, name, entry.name, entry.isDirectory()))) continue
      if (entry.isDirectory()) await walk(`${name}/`)
      else found.push(name)
    }
  }
  await walk('')
  return found.sort()
}

/** The kinds of pattern that ours has: `/folder/` at the top, `folder/` anywhere, `*.ending`, a name. */
function matches(pattern: string, name: string, last: string, is_folder: boolean): boolean {
  if (pattern.endsWith('/') && !is_folder) return false
  const bare = pattern.replace(/\/$/, '')
  if (bare.startsWith('/')) return name === bare.slice(1)
  return bare.startsWith('*') ? last.endsWith(bare.slice(1)) : last === bare
}
