// Attachments on their way: what was chosen, how far it is, what failed.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { FileInfo } from '#kernel/contract/kernel.ts'
import { Problem } from './problem.ts'
import { uploadFile } from './upload.ts'

export interface Upload {
  readonly key: string
  readonly name: string
  readonly size_bytes: number
  /** 0 to 1. */
  readonly share: number
  readonly info: FileInfo | null
  readonly problem: Problem | null
  readonly file: File
}

export interface Uploads {
  readonly list: readonly Upload[]
  /** Ids of what has arrived, for the call that takes them. */
  readonly ids: readonly string[]
  /** Is anything still on its way? Then sending should wait. */
  readonly busy: boolean
  add(files: Iterable<File>): void
  remove(key: string): void
  retry(key: string): void
  clear(): void
}

/** Uploads files as soon as they are chosen; hand the result to `<FileField uploads={…} />`. */
export function useUploads(): Uploads {
  const [list, setList] = useState<readonly Upload[]>([])
  const stops = useRef(new Map<string, AbortController>())

  const change = useCallback((key: string, patch: Partial<Upload>) => {
    setList(old => old.map(upload => (upload.key === key ? { ...upload, ...patch } : upload)))
  }, [])

  const send = useCallback(
    async (key: string, file: File) => {
      const stop = new AbortController()
      stops.current.set(key, stop)
      try {
        const info = await uploadFile(file, {
          signal: stop.signal,
          onProgress: share => change(key, { share }),
        })
        change(key, { info, share: 1 })
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        if (error.code !== 'kernel.aborted') change(key, { problem: error })
      }
    },
    [change],
  )

  // What is still on its way when the screen is left has nobody to take it.
  useEffect(() => {
    const present = stops.current
    return () => {
      for (const stop of present.values()) stop.abort()
    }
  }, [])

  return useMemo(
    () => ({
      list,
      ids: list.flatMap(upload => upload.info?.id ?? []),
      busy: list.some(upload => !upload.info && !upload.problem),
      add(files) {
        const added = [...files].map(file => ({
          key: crypto.randomUUID(),
          name: file.name,
          size_bytes: file.size,
          share: 0,
          info: null,
          problem: null,
          file,
        }))
        setList(old => [...old, ...added])
        for (const { key, file } of added) void send(key, file)
      },
      remove(key) {
        stops.current.get(key)?.abort()
        setList(old => old.filter(upload => upload.key !== key))
      },
      retry(key) {
        const upload = list.find(one => one.key === key)
        if (!upload) return
        change(key, { problem: null, share: 0 })
        void send(key, upload.file)
      },
      clear: () => setList([]),
    }),
    [list, send, change],
  )
}
