// A quiet line above the desk while mail is in trouble, so that nobody waits for letters in vain.
import { Alert, Text } from '@mantine/core'
import { useCan } from '#kernel/web/me.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { Alert as Trouble } from '../contract/health.ts'
import { healthWords } from '../text/health-words.ts'
import { channels } from './calls.ts'

export function MailBanner() {
  const text = useWords(healthWords)
  const mayWork = useCan()('requests.work')
  const { data } = channels.useQuery('listAlerts', {}, { enabled: mayWork, fresh_ms: 60_000 })
  const say = useTrouble()
  // A sign-in that ends in days is no news for those who answer requests.
  const troubles = data?.items.filter(alert => alert.kind !== 'token') ?? []
  return (
    <div role="status">
      {troubles.length > 0 && (
        <Alert color="yellow" radius={0} py={6}>
          {troubles.map(alert => (
            <Text key={alert.id} size="sm">
              {say(alert)} {alert.told ? text.knows : ''}
            </Text>
          ))}
        </Alert>
      )}
    </div>
  )
}

/** Says an alert in a sentence. */
export function useTrouble(): (alert: Trouble) => string {
  const text = useWords(healthWords)
  const format = useFormat()
  return ({ kind, mailbox, since }) =>
    text.alert[kind]({ address: mailbox?.address ?? '', when: format.moment(since) })
}
