// Reads letters in a thread of its own, so that the program goes on meanwhile; one message in, one out.
import { parentPort } from 'node:worker_threads'
import { type ReadOptions, readLetter } from '../mail/read.ts'

parentPort!.on('message', async ({ raw, options }: { raw: Uint8Array; options: ReadOptions }) => {
  const letter = await readLetter(raw, options)
  const handed = new Set<ArrayBuffer>()
  const attachments = letter.attachments.map(file => {
    const whole = file.content.byteLength === file.content.buffer.byteLength
    const content =
      whole && !handed.has(file.content.buffer as ArrayBuffer) ? file.content : file.content.slice()
    handed.add(content.buffer as ArrayBuffer)
    return { ...file, content }
  })
  // Files are handed over, not copied.
  parentPort!.postMessage({ ...letter, attachments }, [...handed])
})
