// Taking something out of use and back, each with the way back in its message.
import { Button } from '@mantine/core'
import { Problem } from '#kernel/web/problem.ts'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWebWords } from '#kernel/web/words.tsx'

type Way = 'retire' | 'restore'
const other = { retire: 'restore', restore: 'retire' } as const

interface Props {
  isRetired: boolean
  commands: Readonly<Record<Way, { readonly isPending: boolean; run(): Promise<unknown> }>>
  labels: Readonly<Record<Way, string>>
  /** What is said when it is done. */
  said: Readonly<Record<Way, string>>
  onDone?: () => void
}

export function RetireButton({ isRetired, commands, labels, said, onDone }: Props) {
  const { undo } = useWebWords()
  const act = async (way: Way): Promise<void> => {
    try {
      await commands[way].run()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return toast({ text: error.detail, tone: 'failed' })
    }
    onDone?.()
    return toast({ text: said[way], undo: { label: undo, run: () => void act(other[way]) } })
  }
  const way = isRetired ? 'restore' : 'retire'
  return (
    <Button variant="default" loading={commands[way].isPending} onClick={() => void act(way)}>
      {labels[way]}
    </Button>
  )
}
