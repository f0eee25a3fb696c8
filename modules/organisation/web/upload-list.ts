// Sending a list of people to be looked at.
import type { z } from 'zod'
import { pageLanguage } from '#kernel/web/ask.ts'
import { offline, problemFrom } from '#kernel/web/problem.ts'
import type { PeopleImport } from '../contract.ts'
import { organisation } from './calls.ts'

/** Uploads a CSV or XLSX file and answers what it would do. Throws a `Problem`. */
export async function uploadList(file: File): Promise<z.output<typeof PeopleImport>> {
  const language = pageLanguage()
  const body = new FormData()
  body.append('file', file, file.name)
  const response = await fetch(organisation.href('previewImport', {}), {
    method: 'POST',
    body,
    credentials: 'same-origin',
    headers: { accept: 'application/json', 'accept-language': language },
  }).catch(() => {
    throw offline(language)
  })
  const text = await response.text()
  if (!response.ok) throw problemFrom(response.status, text, language)
  return JSON.parse(text) as z.output<typeof PeopleImport>
}
