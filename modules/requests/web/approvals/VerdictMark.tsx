// What became of an approval, as a mark with its word.
import { Badge } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconX } from '@tabler/icons-react'
import { useWords } from '#kernel/web/words.tsx'
import type { verdicts } from '../../contract.ts'
import { portalWords } from '../../text/portal-words.ts'

const looks = {
  approved: { color: 'green', icon: <IconCheck size={14} /> },
  declined: { color: 'red', icon: <IconX size={14} /> },
  withdrawn: { color: 'gray', icon: <IconArrowBackUp size={14} /> },
} as const

export function VerdictMark({ verdict }: { verdict: (typeof verdicts)[number] }) {
  const { approval } = useWords(portalWords)
  const { color, icon } = looks[verdict]
  return (
    <Badge color={color} variant="light" leftSection={icon}>
      {approval.verdict[verdict]}
    </Badge>
  )
}
