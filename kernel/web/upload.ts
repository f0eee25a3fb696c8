// Sending one attachment with its progress.
import type { FileInfo } from '#kernel/contract/kernel.ts'
import { pageLanguage } from './ask.ts'
import { aborted, offline, problemFrom } from './problem.ts'

/** Uploads a file to `POST /api/files`; `onProgress` hears 0 to 1. Throws a `Problem`. */
export function uploadFile(
  file: File,
  options: { onProgress?: (share: number) => void; signal?: AbortSignal } = {},
): Promise<FileInfo> {
  const language = pageLanguage()
  const { promise, resolve, reject } = Promise.withResolvers<FileInfo>()
  const request = new XMLHttpRequest()
  request.open('POST', '/api/files')
  request.setRequestHeader('accept-language', language)
  request.upload.onprogress = event =>
    event.lengthComputable && options.onProgress?.(event.loaded / event.total)
  request.onload = () => {
    if (request.status !== 200 && request.status !== 201)
      return reject(problemFrom(request.status, request.responseText, language))
    resolve(JSON.parse(request.responseText) as FileInfo)
  }
  request.onerror = () => reject(offline(language))
  request.onabort = () => reject(aborted(language))
  options.signal?.addEventListener('abort', () => request.abort())
  const form = new FormData()
  form.append('file', file, file.name)
  request.send(form)
  return promise
}
