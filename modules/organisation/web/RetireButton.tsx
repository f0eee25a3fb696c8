// Taking a place out of use, and into use again.
import { Button } from '@mantine/core'
import { Problem } from '#kernel/web/problem.ts'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { screenWords } from '../text/screen-words.ts'
import { organisation } from './calls.ts'

type RetirableKind = 'client' | 'unit' | 'department' | 'team'

export function RetireButton(told: {
  kind: RetirableKind
  id: string
  name: string
  retired: boolean
  onDone?: () => void
}) {
  const { kind, id, name, retired, onDone } = told
  const { words: text } = useWords(screenWords)
  const commands = useRetiring(kind)
  const act = async (way: 'retire' | 'restore') => {
    try {
      await commands[way].mutateAsync({ params: { id } })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return toast({ text: error.detail, tone: 'failed' })
    }
    onDone?.()
    const back = way === 'retire' ? 'restore' : 'retire'
    const said = way === 'retire' ? text.retiredDone({ name }) : text.restoredDone({ name })
    return toast({ text: said, undo: { label: text.undo, run: () => void act(back) } })
  }
  const way = retired ? 'restore' : 'retire'
  return (
    <Button variant="default" loading={commands[way].isPending} onClick={() => void act(way)}>
      {text[way]}
    </Button>
  )
}

const names = {
  client: ['retireClient', 'restoreClient'],
  unit: ['retireUnit', 'restoreUnit'],
  department: ['retireDepartment', 'restoreDepartment'],
  team: ['retireTeam', 'restoreTeam'],
} as const

function useRetiring(kind: RetirableKind) {
  const [away, back] = names[kind]
  return { retire: organisation.useCommand(away), restore: organisation.useCommand(back) }
}
