// Sending an archive of mail to be looked through, with its progress.
import { pageLanguage } from '#kernel/web/ask.ts'
import { offline, problemFrom } from '#kernel/web/problem.ts'
import type { MailImport } from '../contract.ts'
import { channels } from './calls.ts'

/** Uploads an mbox file; `onProgress` hears 0 to 1. Throws a `Problem`. */
export function uploadArchive(
  mailbox_id: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<MailImport> {
  const language = pageLanguage()
  const { promise, resolve, reject } = Promise.withResolvers<MailImport>()
  const request = new XMLHttpRequest()
  request.open('POST', channels.href('uploadMailImport', { query: { mailbox_id } }))
  request.setRequestHeader('accept', 'application/json')
  request.setRequestHeader('accept-language', language)
  request.upload.onprogress = event => event.lengthComputable && onProgress(event.loaded / event.total)
  request.onload = () => {
    if (request.status !== 201) return reject(problemFrom(request.status, request.responseText, language))
    resolve(JSON.parse(request.responseText) as MailImport)
  }
  request.onerror = () => reject(offline(language))
  const form = new FormData()
  form.append('file', file, file.name)
  request.send(form)
  return promise
}
