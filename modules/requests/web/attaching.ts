// Attachments of what is being written: those of this sitting and those kept with the draft.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { FileInfo } from '#kernel/contract/kernel.ts'
import { type Uploads, useUploads } from '#kernel/web/uploads.ts'
import type { Draft } from './drafts.ts'

export interface Attaching {
  readonly uploads: Uploads
  /** Attached in an earlier sitting and found again with the draft. */
  readonly earlier: readonly FileInfo[]
  readonly ids: readonly string[]
  readonly busy: boolean
  removeEarlier(id: string): void
  /** Puts files back that were attached before; the draft gets them from who calls. */
  putBack(files: readonly FileInfo[]): void
  clear(): void
}

/** Keeps the list of files in `files` of a draft. */
export function useAttaching<C extends { files: FileInfo[] }>(draft: Draft<C>): Attaching {
  const uploads = useUploads()
  const [earlier, setEarlier] = useState<readonly FileInfo[] | null>(null)
  const known = earlier ?? (draft.ready ? draft.content.files : [])
  const arrived = uploads.list.flatMap(upload => upload.info ?? [])
  const said = arrived.map(file => file.id).join()
  const latest = useRef({ draft, known, arrived })
  latest.current = { draft, known, arrived }

  useEffect(() => {
    const { draft, known, arrived } = latest.current
    const files = [...known.filter(file => !said.includes(file.id)), ...arrived]
    if (!draft.ready || files.map(file => file.id).join() === draft.content.files.map(file => file.id).join())
      return
    // From now on the list of earlier files is fixed, as the draft holds those of this sitting too.
    setEarlier(known)
    draft.set({ files } as Partial<C>)
  }, [said])

  const removeEarlier = useCallback((id: string) => {
    const { draft, known } = latest.current
    setEarlier(known.filter(file => file.id !== id))
    draft.set({ files: draft.content.files.filter(file => file.id !== id) } as Partial<C>)
  }, [])

  const putBack = useCallback((files: readonly FileInfo[]) => {
    const { known } = latest.current
    setEarlier([...files, ...known.filter(file => !files.some(other => other.id === file.id))])
  }, [])

  return useMemo(() => {
    const shown = known.filter(file => !said.includes(file.id))
    return {
      uploads,
      earlier: shown,
      ids: [...shown.map(file => file.id), ...uploads.ids],
      busy: uploads.busy,
      removeEarlier,
      putBack,
      clear() {
        setEarlier([])
        uploads.clear()
      },
    }
  }, [known, said, uploads, removeEarlier, putBack])
}
