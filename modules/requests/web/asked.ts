// What is typed to ask for something, by the requester or by the desk in his name, until it is registered.
import type { FileInfo } from '#kernel/contract/kernel.ts'
import type { Chosen } from './pickers.tsx'

export interface Asked {
  text: string
  subject: string
  service: Chosen | null
  requester: Chosen | null
  files: FileInfo[]
}

export const blank: Asked = { text: '', subject: '', service: null, requester: null, files: [] }

/** As `registerRequest` takes it; `attachments` are ids of files. */
export const bodyOf = ({ text, subject, service, requester }: Asked, attachments: readonly string[]) => ({
  text,
  ...(subject.trim() ? { subject } : {}),
  ...(service ? { service_id: service.id } : {}),
  ...(requester ? { requester_id: requester.id } : {}),
  ...(attachments.length > 0 ? { attachments: [...attachments] } : {}),
})
