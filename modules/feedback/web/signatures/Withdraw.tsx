// Withdrawing a signature, which cannot be undone: asked once, with what will happen.
import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { Sure } from '#kernel/web/ui/Sure.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWebWords, useWords } from '#kernel/web/words.tsx'
import { deskWords } from '../../text/desk-words.ts'
import { feedback } from '../calls.ts'

export function Withdraw({ id }: { id: string }) {
  const text = useWords(deskWords).signature
  const { close } = useWebWords()
  const [asked, setAsked] = useState(false)
  const withdraw = feedback.useCommand('withdrawSignature', {
    onDone: () => {
      setAsked(false)
      void toast({ text: text.withdrawn })
    },
  })
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setAsked(true)}>
        {text.withdraw}
      </Button>
      <Modal
        opened={asked}
        onClose={() => setAsked(false)}
        title={text.withdraw}
        closeButtonProps={{ 'aria-label': close }}
      >
        <Sure
          text={text.withdrawText}
          label={text.withdraw}
          command={withdraw}
          onSure={() => withdraw.mutate({ params: { id } })}
          onCancel={() => setAsked(false)}
        />
      </Modal>
    </>
  )
}
