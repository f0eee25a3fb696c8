// A refusal or failure in the reader's language, next to what caused it.
import { Alert, Text } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { Problem } from '../problem.ts'
import { useWebWords } from '../words.tsx'

/** `<Said refusal={command.error} />` shows nothing when there is nothing to say. Errors of fields stand at their fields. */
export function Said({ refusal, mt }: { refusal: Error | null | undefined; mt?: 'xs' | 'sm' | 'md' }) {
  const text = useWebWords()
  if (!refusal) return null
  const problem = refusal instanceof Problem ? refusal : null
  const detail = problem?.code === 'kernel.offline' ? text.problem.offline : problem?.detail
  const faulty = !problem || problem.status >= 500
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      icon={<IconAlertCircle size={20} />}
      {...(mt ? { mt } : {})}
    >
      <Text size="sm">{detail || problem?.title || text.error.text}</Text>
      {faulty && problem?.request_id && !detail?.includes(problem.request_id) && (
        <Text size="sm">{text.problem.number({ request_id: problem.request_id })}</Text>
      )}
    </Alert>
  )
}
