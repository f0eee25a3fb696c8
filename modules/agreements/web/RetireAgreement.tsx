// Letting an agreement hold for nothing any more, and again.
import { Button } from '@mantine/core'
import { Problem } from '#kernel/web/problem.ts'
import { toast } from '#kernel/web/ui/toast.tsx'
import { usePick, useWebWords, useWords } from '#kernel/web/words.tsx'
import type { Agreement } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import { agreements } from './calls.ts'

export function RetireAgreement({ agreement }: { agreement: Agreement }) {
  const { page: text } = useWords(agreementScreenWords)
  const { undo } = useWebWords()
  const pick = usePick()
  const commands = {
    retire: agreements.useCommand('retireAgreement'),
    restore: agreements.useCommand('restoreAgreement'),
  }
  const name = pick(agreement.title)
  const act = async (way: 'retire' | 'restore') => {
    try {
      await commands[way].mutateAsync({ params: { id: agreement.id } })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return toast({ text: error.detail, tone: 'failed' })
    }
    const back = way === 'retire' ? 'restore' : 'retire'
    const said = way === 'retire' ? text.retired({ name }) : text.restored({ name })
    return toast({ text: said, undo: { label: undo, run: () => void act(back) } })
  }
  const way = agreement.retired_at ? 'restore' : 'retire'
  return (
    <Button variant="default" loading={commands[way].isPending} onClick={() => void act(way)}>
      {text[way]}
    </Button>
  )
}
