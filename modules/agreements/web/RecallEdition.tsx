// Taking back a published edition that has not begun.
import { Sure } from '#kernel/web/ui/Sure.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { Dialog } from '#modules/identity/web/parts.tsx'
import type { Agreement, Edition } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import { agreements } from './calls.ts'

interface Opening {
  agreement: Agreement
  edition: Edition
  opened: boolean
  onClose: () => void
}

export function RecallEdition({ agreement, edition, opened, onClose }: Opening) {
  const { page: text } = useWords(agreementScreenWords)
  const format = useFormat()
  const cache = agreements.useCache()
  const { number } = edition
  const command = agreements.useCommand('recallEdition', {
    if_match: () => String(agreement.version),
    onDone: answer => {
      cache.write('readAgreement', { params: { id: agreement.id } }, () => answer)
      onClose()
      void toast({ text: text.recalled({ number }) })
    },
  })
  return (
    <Dialog title={text.recall} opened={opened} onClose={onClose}>
      <Sure
        text={text.recallText({ number, date: format.date(edition.valid_from) })}
        label={text.recall}
        command={command}
        onSure={() => command.mutate({ params: { id: edition.id } })}
        onCancel={onClose}
      />
    </Dialog>
  )
}
