// Where the link of a reminder leads: asks once, then no more reminders go to the address. No sign-in.
import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { deliveryWords } from '../text/delivery-words.ts'
import { channels } from './calls.ts'

export function DeclinePage({ params }: ScreenProps<'/decline/:token'>) {
  const text = useWords(deliveryWords).decline
  const decline = channels.useCommand('declineReminders')
  if (decline.data)
    return (
      <Stack gap="md">
        <Heading title={text.title} />
        <Alert color="green" icon={<IconCheck size={20} />} role="status">
          {text.done({ address: decline.data.address })}
        </Alert>
      </Stack>
    )
  const forged = decline.error?.status === 404
  return (
    <Stack gap="md" align="flex-start">
      <Heading title={text.title} />
      <Text>{text.text}</Text>
      {forged ? <Alert color="yellow">{text.forged}</Alert> : <Said refusal={decline.error} />}
      <Button loading={decline.isPending} onClick={() => decline.mutate({ params: { token: params.token } })}>
        {text.press}
      </Button>
    </Stack>
  )
}
