// Whose time it was, in one line.
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import type { ExplainedClock } from '../../contract.ts'
import { whyWords } from '../../text/why.ts'
import { type Reader, saySides } from './telling.ts'

export function SideTimes({ clock, reader }: { clock: ExplainedClock; reader: Reader }) {
  const text = useWords(whyWords)
  const format = useFormat()
  const pick = usePick()
  return text.sidesLine({ sides: saySides(clock, { text, format, pick, reader }) })
}
