// A small imaginary domain with which the web machinery is tried: notes.
import { z } from 'zod'
import { get, post } from '#kernel/contract/endpoint.ts'
import { Id, Language, LocalText, Page, Paging, PlainText } from '#kernel/contract/shapes.ts'

export const NoteFields = z.object({
  title: LocalText,
  text: PlainText(200).trim().min(1),
  due_on: z.string().nullish(),
})
export const Note = NoteFields.extend({ id: Id, due_at: z.string().nullable() })

const Me = z.object({
  id: Id,
  name: z.string(),
  email: z.string().nullable(),
  language: Language,
  time_zone: z.string(),
  permissions: z.array(z.string()),
  is_agent: z.boolean(),
  teams: z.array(Id),
  client_id: Id.nullable(),
  center_name: LocalText,
  demo: z.boolean(),
})

export const contract = {
  readMe: get('/me', { can: 'signed-in', output: Me, summary: 'Who I am' }),
  listNotes: get('/notes', {
    can: 'signed-in',
    query: Paging.extend({ q: z.string().optional() }),
    output: Page(Note),
    summary: 'Notes',
  }),
  readNote: get('/notes/:id', {
    can: 'signed-in',
    params: z.object({ id: Id }),
    output: Note,
    summary: 'A note',
  }),
  writeNote: post('/notes', {
    can: 'signed-in',
    body: NoteFields,
    output: Note,
    status: 201,
    idempotent: true,
    summary: 'Write a note',
  }),
}
