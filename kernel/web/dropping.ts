// Places on which files can be dropped, and what happens to those that are dropped beside them.
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

/** A file that is dropped beside its place does not take the screen away; text can be dragged as everywhere. */
export function holdStrayFiles(page: Window): void {
  const hold = (event: globalThis.DragEvent) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'none'
  }
  page.addEventListener('dragover', hold)
  page.addEventListener('drop', hold)
}
