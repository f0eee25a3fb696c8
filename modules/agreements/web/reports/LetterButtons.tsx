// The monthly letter to a client, as files to take away.
import { Button } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useLanguage, useWords } from '#kernel/web/words.tsx'
import { measureWords } from '../../text/measures.ts'
import { agreements } from '../calls.ts'

/** The letter to the client that is looked at, as files. */
export function LetterButtons({
  client,
  month,
  label,
}: {
  client: string
  month: string
  /** What it is called; the letter to the client unless said. */
  label?: string
}) {
  const text = useWords(measureWords).quality
  const { language } = useLanguage()
  const names = { pdf: text.letterPdf, xlsx: text.letterXlsx }
  return (['pdf', 'xlsx'] as const).map(format => (
    <Button
      key={format}
      component="a"
      size="compact-sm"
      variant="default"
      leftSection={<IconFileText size={16} stroke={1.75} />}
      href={agreements.href('downloadQualityLetter', {
        params: { client, month },
        query: { format, language },
      })}
      download
    >
      {`${label ?? text.letter}, ${names[format]}`}
    </Button>
  ))
}
