// What stands where a screen or a part of it failed, was not found or is not open to the reader.
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { Component, type ReactNode, useEffect } from 'react'
import { invalid } from '../../contract/kernel.ts'
import { isRefusal, Problem } from '../problem.ts'
import { useWebWords } from '../words.tsx'
import { Said } from './Said.tsx'

/** A whole screen that failed. A new version of Okno on the server shows as code that is no longer there. */
export function ErrorScreen({ error, retry }: { error: unknown; retry?: () => void }) {
  const text = useWebWords()
  // An address whose number or mark cannot be one is an address where nothing is.
  if (error instanceof Problem && (error.status === 404 || isRefusal(error, invalid)))
    return <MissingScreen />
  if (error instanceof Problem && error.status === 403) return <ClosedScreen />
  const updated = /dynamically imported module|importing a module|load module/i.test(String(error))
  const reload = () => window.location.reload()
  return (
    <Stack align="flex-start" gap="md" maw={560} py="xl">
      <Title order={1}>{updated ? text.error.updated : text.error.title}</Title>
      <Text>{updated ? text.error.updatedText : text.error.text}</Text>
      {error instanceof Problem && <Said refusal={error} />}
      <Button onClick={retry ?? reload}>{text.error.again}</Button>
    </Stack>
  )
}

/** There is nothing at this address for this reader. */
export function MissingScreen() {
  const { error } = useWebWords()
  return <Notice title={error.missing} text={error.missingText} home={error.home} />
}

/** The reader may not enter this part. */
export function ClosedScreen() {
  const { error } = useWebWords()
  return <Notice title={error.notAllowed} text={error.notAllowedText} home={error.home} />
}

function Notice({ title, text, home }: { title: string; text: string; home: string }) {
  const { product } = useWebWords()
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
  return (
    <Stack align="flex-start" gap="md" maw={560} py="xl">
      <Title order={1}>{title}</Title>
      <Text>{text}</Text>
      <Group>
        <Button component="a" href="/" variant="default">
          {home}
        </Button>
      </Group>
    </Stack>
  )
}

/** Keeps a failure inside one part: the rest of the screen goes on. */
export class Guarded extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    return this.state.error === null ? this.props.children : null
  }
}
