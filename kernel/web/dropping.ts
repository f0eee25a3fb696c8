// A place on which files can be dropped.
import { type DragEvent, useState } from 'react'

/** `<div {...place}>`; `data-over` says in the style sheet, and `over` in words, that files hang above it. */
export function useDropping(take: (files: FileList) => void) {
  const [over, setOver] = useState(false)
  const place = {
    'data-over': over || undefined,
    onDragOver(event: DragEvent) {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop(event: DragEvent) {
      event.preventDefault()
      setOver(false)
      take(event.dataTransfer.files)
    },
  }
  return { over, place }
}
