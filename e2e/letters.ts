// Letters of a person outside: written by SMTP as any mail program does, and read in the demo mailbox.
import { createTransport } from 'nodemailer'
import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import type { z } from 'zod'
import type { DemoLetterWhole } from '#modules/channels/contract.ts'
import { patience_ms, read } from './visitor.ts'

export type Received = z.output<typeof DemoLetterWhole>

interface Written {
  from: string
  subject: string
  text: string
  to?: string
  /** The letter that this one answers. */
  answers?: Received
}

/** Brings a letter to the window; resolves when it has been taken. */
export async function write(port: number, { from, to, subject, text, answers }: Written): Promise<void> {
  const transport = createTransport({ host: 'localhost', port, ignoreTLS: true })
  const header_id = answers && header(answers, 'Message-ID')
  const { accepted } = await transport.sendMail({
    from,
    to: to ?? answers?.reply_to ?? 'help@demo.okno',
    subject,
    text,
    ...(header_id ? { inReplyTo: header_id, references: [header_id] } : {}),
  })
  expect(accepted).toHaveLength(1)
}

export const header = (letter: Received, name: string): string | undefined =>
  letter.headers.find(one => one.name.toLowerCase() === name.toLowerCase())?.value

/** All letters that came for an address, the newest first. */
export async function lettersTo(page: Page, address: string): Promise<Received[]> {
  const { items } = await read<{ items: { id: string }[] }>(
    page,
    `/api/demo/letters?limit=100&to=${encodeURIComponent(address)}`,
  )
  return Promise.all(items.map(({ id }) => read<Received>(page, `/api/demo/letters/${id}`)))
}

/** Waits for the first letter of this kind to an address. */
export const letterTo = (page: Page, address: string, purpose: Received['purpose']): Promise<Received> =>
  vi.waitFor(
    async () => {
      const letter = (await lettersTo(page, address)).find(one => one.purpose === purpose)
      if (!letter) throw new Error(`no ${purpose} has come to ${address}`)
      return letter
    },
    { timeout: patience_ms, interval: 100 },
  )
