// Renaming an agreement, and throwing a draft away.
import { Button, Group, Stack } from '@mantine/core'
import type { z } from 'zod'
import { useForm } from '#kernel/web/form.ts'
import { useGo } from '#kernel/web/ui/Link.tsx'
import { LocalTextInput } from '#kernel/web/ui/LocalTextInput.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { Sure } from '#kernel/web/ui/Sure.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWebWords, useWords } from '#kernel/web/words.tsx'
import { Dialog } from '#modules/identity/web/parts.tsx'
import { type Agreement, AgreementFields } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import { CodeField } from './CodeField.tsx'
import { agreements } from './calls.ts'
import { forgetTyped } from './draft-fields.ts'
import { draftOf } from './editions.ts'

interface Opening {
  agreement: Agreement
  opened: boolean
  onClose: () => void
}

export function EditAgreement({ agreement, opened, onClose }: Opening) {
  const { page: text } = useWords(agreementScreenWords)
  return (
    <Dialog title={text.rename} opened={opened} onClose={onClose} wide sticky>
      <NameForm agreement={agreement} onDone={onClose} />
    </Dialog>
  )
}

const Names = AgreementFields.pick({ title: true, code: true, supplier: true })

function NameForm({ agreement, onDone }: { agreement: Agreement; onDone: () => void }) {
  const { make: text, page } = useWords(agreementScreenWords)
  const { save } = useWebWords()
  const { title, code, supplier, promiser } = agreement
  const command = agreements.useCommand('editAgreement', { if_match: () => String(agreement.version) })
  const form = useForm(Names, { title, code, supplier }, { id: 'agreement' })
  const send = async (values: z.output<typeof Names>) => {
    const { supplier: named, ...rest } = values
    const body = promiser === 'supplier' ? { ...rest, supplier: named } : rest
    await command.mutateAsync({ params: { id: agreement.id }, body })
    onDone()
    void toast({ text: page.saved })
  }
  return (
    <form onSubmit={form.submit(send)} noValidate>
      <Stack gap="md">
        <LocalTextInput label={text.name} required {...form.field('title')} />
        <CodeField field={form.field('code')} />
        {promiser === 'supplier' && (
          <LocalTextInput label={text.supplier} required {...form.field('supplier')} />
        )}
        <Said refusal={form.refusal} />
        <Group justify="flex-end">
          <Button type="submit" loading={form.sending}>
            {save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** What is thrown away cannot be brought back, so it is asked for. */
export function DropDraft({ agreement, opened, onClose }: Opening) {
  const { draft: text } = useWords(agreementScreenWords)
  const go = useGo()
  const draft = draftOf(agreement.editions)
  const command = agreements.useCommand('dropDraft', {
    onDone: () => {
      if (draft) forgetTyped(draft.id)
      void toast({ text: text.dropped })
      go(`/admin/agreements/${agreement.id}`, { replace: true })
    },
  })
  return (
    <Dialog title={text.drop} opened={opened} onClose={onClose}>
      <Sure
        text={text.dropText({ number: draft?.number ?? 0, n: draft?.targets.length ?? 0 })}
        label={text.drop}
        command={command}
        onSure={() => draft && command.mutate({ params: { id: draft.id } })}
        onCancel={onClose}
      />
    </Dialog>
  )
}
