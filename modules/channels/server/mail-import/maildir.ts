// Letters of a Maildir: files in cur and new, also of the folders below it; their marks after the colon may change meanwhile.
import { lstat, open, readdir } from 'node:fs/promises'
import path from 'node:path'
import { type Found, head_bytes, type Source, SourceFault } from './source.ts'

const notMail = new Set(['.Trash', '.Junk', '.Spam', '.Drafts'])

/** Opens a Maildir with the folders in it (`.Sent` and the like), without trash, spam and drafts. Throws SourceFault. */
export async function openMaildir(folder: string, limit_bytes: number): Promise<Source> {
  const files = await filesOf(folder)
  const places = [...files.keys()].sort()
  const found = async (place: string): Promise<Found | null> => {
    const file = path.join(folder, files.get(place)!)
    const size_bytes = (await lstat(file).catch(() => null))?.size
    if (size_bytes === undefined) return null
    const cut = size_bytes > limit_bytes
    const handle = await open(file, 'r').catch(() => null)
    if (!handle) return { place, raw: null, fault: 'unreadable', size_bytes, cut, looked_bytes: 0 }
    try {
      const raw = Buffer.alloc(cut ? head_bytes : size_bytes)
      const { bytesRead } = await handle.read(raw, 0, raw.length, 0)
      return { place, raw: raw.subarray(0, bytesRead), size_bytes, cut, looked_bytes: 0 }
    } finally {
      await handle.close()
    }
  }
  return {
    size_bytes: null,
    size_letters: places.length,
    async *letters(after) {
      for (const place of places) {
        const letter = after === null || place > after ? await found(place) : null
        if (letter) yield letter
      }
    },
    async read(wanted) {
      const letters = new Map<string, Found>()
      for (const place of wanted) {
        const letter = files.has(place) ? await found(place) : null
        if (letter) letters.set(place, letter)
      }
      return letters
    },
    close: async () => {},
  }
}

/** Is this folder a Maildir? */
export async function isMaildir(folder: string): Promise<boolean> {
  const cur = await lstat(path.join(folder, 'cur')).catch(() => null)
  return cur?.isDirectory() ?? false
}

/** Where each letter lies, by a place that stays when its marks change. Links are not followed out of the folder. */
async function filesOf(folder: string): Promise<Map<string, string>> {
  if (!(await isMaildir(folder))) throw new SourceFault('not_maildir')
  const inside = await readdir(folder, { withFileTypes: true })
  const subfolders = inside
    .filter(entry => entry.isDirectory() && entry.name.startsWith('.') && !notMail.has(entry.name))
    .map(entry => entry.name)
  const files = new Map<string, string>()
  for (const sub of ['', ...subfolders])
    for (const part of ['cur', 'new']) {
      const at = path.join(sub, part)
      const entries = await readdir(path.join(folder, at), { withFileTypes: true }).catch(() => [])
      for (const entry of entries)
        if (entry.isFile() && !entry.name.startsWith('.'))
          files.set(`${sub}/${entry.name.replace(/[:;!]2,[A-Za-z]*$/, '')}`, path.join(at, entry.name))
    }
  return files
}
