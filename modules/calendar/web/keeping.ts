// Changing a calendar as it was seen, with a way back.
import { Problem } from '#kernel/web/problem.ts'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { screenWords } from '../text/screen-words.ts'
import { type CalendarChange, calendars, type KnownCalendar } from './calls.ts'

/** `keep(change, said)` answers whether it was taken; what was refused stands in `refusal`, and `sent` is what was sent. */
export function useKeeping(calendar: KnownCalendar) {
  const { words } = useWords(screenWords)
  const edit = calendars.useCommand('editCalendar', { if_match: ({ body }) => String(body.version) })
  const undo = useUndo(calendar)
  const keep = async (change: CalendarChange, said: string): Promise<boolean> => {
    try {
      const { version } = await edit.mutateAsync({
        params: { id: calendar.id },
        body: { ...calendar, ...change },
      })
      void toast({ text: said, undo: { label: words.undo, run: () => undo(version) } })
      return true
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return false
    }
  }
  return {
    keep,
    saving: edit.isPending,
    refusal: edit.error,
    sent: edit.variables?.body ?? calendar,
    forgive: edit.reset,
  }
}

/** Puts the calendar back as it is now, if `version` is still its latest. */
export function useUndo(calendar: KnownCalendar): (version: number) => void {
  const { words } = useWords(screenWords)
  const back = calendars.useCommand('editCalendar', {
    if_match: ({ body }) => String(body.version),
    onDone: () => void toast({ text: words.undone }),
    onRefused: problem => void toast({ text: problem.detail, tone: 'failed' }),
  })
  return version => back.mutate({ params: { id: calendar.id }, body: { ...calendar, version } })
}
