// Whether the sender of a letter was proven, and by what: kept with the letter, shown where it is read.
import { z } from 'zod'
import { proofs } from './mailbox-states.ts'

/** `result` is the word of the standards: pass, fail, softfail, neutral, none, temperror, permerror. */
const Checked = z.object({ result: z.string(), domain: z.string().nullable() })

export const LetterProof = z.object({
  verdict: z.enum(proofs),
  /** Checked by Okno, or read in the head as the named mail server wrote it. */
  by: z.string(),
  /** The domain that the letter says it comes from. */
  domain: z.string().nullable(),
  spf: Checked.nullable(),
  /** The signatures of the letter. */
  dkim: z.array(Checked),
  dmarc: Checked.nullable(),
  arc: Checked.nullable(),
})
export type LetterProof = z.output<typeof LetterProof>
