// A place on the sample's screen.
import { slot } from '#kernel/web/slots.tsx'

export const besideNotes = slot<{ id: string }>('sample.beside_notes')
