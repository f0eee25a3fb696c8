// The views of the queue with how many requests are in each.
import { Text } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArchive,
  IconClockExclamation,
  IconInbox,
  IconStack2,
  IconUser,
  IconUserQuestion,
} from '@tabler/icons-react'
import { useLinkTo } from '#kernel/web/ui/Link.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { requestWords } from '../text/words.ts'
import { requests } from './calls.ts'
import css from './desk.module.css'
import { beat_ms } from './queue.ts'
import { type DeskView, deskViews } from './search.ts'

const icons: Record<DeskView, typeof IconInbox> = {
  mine: IconUser,
  my_teams: IconInbox,
  unassigned: IconUserQuestion,
  about_to_be_late: IconClockExclamation,
  late: IconAlertTriangle,
  all: IconStack2,
  finished: IconArchive,
}

export function ViewList({ view }: { view: DeskView }) {
  const text = useWords(requestWords)
  const format = useFormat()
  const linkTo = useLinkTo()
  const { data } = requests.useQuery('countRequests', {}, { every_ms: beat_ms })
  const counts = new Map(data?.items.map(item => [item.view, item]))
  return (
    <nav className={css.views} aria-label={text.queue.views}>
      {deskViews.map(one => {
        const Picture = icons[one]
        const count = counts.get(one)
        return (
          <a
            key={one}
            className={css.view}
            aria-current={one === view ? 'true' : undefined}
            {...linkTo(`/desk/queue?view=${one}`)}
          >
            <Picture size={18} stroke={1.75} aria-hidden="true" />
            <span className={css.viewName}>{text.views[one]}</span>
            {count && (
              <Text
                component="span"
                c="dimmed"
                className={css.viewCount!}
                data-tone={one === 'late' && count.count > 0 ? 'late' : undefined}
              >
                {count.more
                  ? text.queue.moreThan({ count: format.number(count.count) })
                  : format.number(count.count)}
              </Text>
            )}
          </a>
        )
      })}
    </nav>
  )
}
