// Where a provider sends the browser back to: the answer is given to the server, and the mailbox is shown.
import { Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link, useGo } from '#kernel/web/ui/Link.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { mailboxWords } from '../text/mailbox-words.ts'
import { channels } from './calls.ts'

export function SignedInPage() {
  const text = useWords(mailboxWords).signIn
  const go = useGo()
  const begun = useRef(false)
  const finish = channels.useCommand('finishMailboxSignIn', {
    onDone: ({ mailbox_id }) => {
      void toast({ text: text.signedIn })
      go(`/admin/mailboxes/${mailbox_id}`)
    },
  })
  useEffect(() => {
    // A code is good once.
    if (begun.current) return
    begun.current = true
    finish.mutate({ body: { query: location.search.slice(1) } })
  })
  return (
    <>
      <Heading title={text.back} />
      {!finish.error && <Text>{text.finishing}</Text>}
      <Said refusal={finish.error} />
      {finish.error && <Link to="/admin/mailboxes">{text.toMailboxes}</Link>}
    </>
  )
}
