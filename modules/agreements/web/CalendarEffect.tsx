// What a change of a calendar would have done to promises and would do to what is open, before it is kept.
import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWords } from '#kernel/web/words.tsx'
import type { EditedCalendar } from '#modules/calendar/contract/shapes.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import { agreements } from './calls.ts'
import { PreviewOutcome } from './PreviewOutcome.tsx'

interface Told {
  readonly calendar_id: string
  readonly changed: z.input<typeof EditedCalendar>
}

/** Reckons when it is asked to, and again only when asked of another change. */
export function CalendarEffect({ calendar_id, changed }: Told) {
  const { preview: text } = useWords(agreementScreenWords)
  const [asked, setAsked] = useState<string>()
  const shown = JSON.stringify(changed)
  const { data, error, isPending } = agreements.useQuery(
    'previewCalendar',
    { params: { id: calendar_id }, body: changed },
    { enabled: asked === shown },
  )
  if (asked !== shown)
    return (
      <Button variant="default" style={{ alignSelf: 'start' }} onClick={() => setAsked(shown)}>
        {text.look}
      </Button>
    )
  return (
    <Stack gap="xs" role="status">
      <Said refusal={error} />
      {isPending && !error && <Loading rows={3} height={24} />}
      {data && (
        <>
          <PreviewOutcome preview={data} />
          <Text size="sm" c="dimmed">
            {text.calendarHint}
          </Text>
        </>
      )}
    </Stack>
  )
}
