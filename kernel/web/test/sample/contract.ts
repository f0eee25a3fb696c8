// A small imaginary domain with which the web machinery is tried: notes.
import { z } from 'zod'
import { get, post } from '#kernel/contract/endpoint.ts'
import { Id, LocalText, Page, Paging, PlainText } from '#kernel/contract/shapes.ts'

export const NoteFields = z.object({
  title: LocalText,
  text: PlainText(200).trim().min(1),
  due_on: z.string().nullish(),
})
export const Note = NoteFields.extend({ id: Id, due_at: z.string().nullable() })

export const contract = {
  listNotes: get('/notes', {
    can: 'signed-in',
    query: Paging.extend({ q: z.string().optional() }),
    output: Page(Note),
    summary: 'Notes',
  }),
  readNote: get('/notes/:id', { can: 'signed-in', params: z.object({ id: Id }), output: Note, summary: 'A note' }),
  writeNote: post('/notes', {
    can: 'signed-in',
    body: NoteFields,
    output: Note,
    status: 201,
    idempotent: true,
    summary: 'Write a note',
  }),
}
