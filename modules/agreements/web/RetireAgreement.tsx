// Letting an agreement hold for nothing any more, and again.
import { usePick, useWords } from '#kernel/web/words.tsx'
import type { Agreement } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import { agreements } from './calls.ts'
import { RetireButton } from './RetireButton.tsx'

export function RetireAgreement({ agreement }: { agreement: Agreement }) {
  const { page: text } = useWords(agreementScreenWords)
  const pick = usePick()
  const retire = agreements.useCommand('retireAgreement')
  const restore = agreements.useCommand('restoreAgreement')
  const call = { params: { id: agreement.id } }
  const name = pick(agreement.title)
  return (
    <RetireButton
      isRetired={agreement.retired_at !== null}
      commands={{
        retire: { isPending: retire.isPending, run: () => retire.mutateAsync(call) },
        restore: { isPending: restore.isPending, run: () => restore.mutateAsync(call) },
      }}
      labels={text}
      said={{ retire: text.retired({ name }), restore: text.restored({ name }) }}
    />
  )
}
