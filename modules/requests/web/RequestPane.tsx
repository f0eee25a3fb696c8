// One request on the desk: head, conversation, what is known beside it; in the third pane and on its own page.
import { Tabs } from '@mantine/core'
import { useMemo } from 'react'
import { useMe } from '#kernel/web/me.tsx'
import { useCommands } from '#kernel/web/palette.tsx'
import { useShortcut } from '#kernel/web/shortcuts.tsx'
import { ErrorScreen } from '#kernel/web/ui/ErrorScreen.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { saying, useWords } from '#kernel/web/words.tsx'
import type { Request } from '../contract.ts'
import { unsentWords } from '../text/unsent-words.ts'
import { requestWords } from '../text/words.ts'
import { Composer } from './Composer.tsx'
import { requests } from './calls.ts'
import { useConversation } from './conversation.ts'
import { DeskTalk } from './DeskTalk.tsx'
import { Dialogs } from './Dialogs.tsx'
import css from './desk.module.css'
import { HistoryTab } from './HistoryTab.tsx'
import { NoteButton, NoteSheet } from './NoteSheet.tsx'
import { PromisesTab } from './PromisesTab.tsx'
import { beat_ms } from './queue.ts'
import { RequestHead } from './RequestHead.tsx'
import { SidePanel } from './SidePanel.tsx'
import type { PaneSearch } from './search.ts'
import { useSpeech } from './speech.ts'
import { useUnsent } from './unsent.ts'
import { useTake } from './working.ts'

export interface PaneProps {
  search: PaneSearch
  setSearch(change: Partial<PaneSearch>): void
  /** On its own page: the subject is the heading of the screen. */
  page: boolean
  onClose(): void
  /** Another request takes the place of this one (after a merge). */
  onGo(id: string): void
}

export function RequestPane({ id, ...props }: PaneProps & { id: string }) {
  const { data, error, refetch } = requests.useQuery('readRequest', { params: { id } }, { every_ms: beat_ms })
  if (error) return <ErrorScreen error={error} retry={() => void refetch()} />
  if (!data)
    return (
      <div style={{ padding: 16 }}>
        <Loading rows={8} />
      </div>
    )
  return <Opened key={data.id} request={data} {...props} />
}

const group = saying(requestWords, text => text.keys.request)

function Opened({ request, ...props }: PaneProps & { request: Request }) {
  const text = useWords(requestWords)
  const { search, setSearch } = props
  const conversation = useConversation(request.id)
  const unsent = useUnsent(request, conversation.messages)
  const speech = useSpeech(request, { ...conversation, onHeld: unsent.add })
  useKeys(request, props)
  const last = unsent.items.findLast(answer => !answer.failed && !answer.gone)
  useShortcut(
    { code: 'KeyZ', ctrl: true, outsideFields: true, label: saying(unsentWords, t => t.key), group },
    () => last && unsent.takeBack(last.id),
    { enabled: last !== undefined && !unsent.busy },
  )
  return (
    <article className={css.request} aria-label={request.number}>
      <RequestHead request={request} {...props} />
      <div className={css.tabsRow}>
        <Tabs
          value={search.tab}
          onChange={tab => setSearch({ tab: (tab ?? 'talk') as PaneSearch['tab'] })}
          variant="outline"
          flex={1}
        >
          <Tabs.List className={css.tabs!}>
            <Tabs.Tab value="talk">{text.tabs.talk}</Tabs.Tab>
            <Tabs.Tab value="details" className={css.detailsTab!}>
              {text.tabs.details}
            </Tabs.Tab>
            <Tabs.Tab value="promises">{text.tabs.promises}</Tabs.Tab>
            <Tabs.Tab value="history">{text.tabs.history}</Tabs.Tab>
          </Tabs.List>
        </Tabs>
        {request.may.note && search.note !== 'open' && (
          <NoteButton request_id={request.id} onOpen={() => setSearch({ tab: 'talk', note: 'open' })} />
        )}
      </div>
      <div className={css.body} data-tab={search.tab}>
        <div className={css.main}>
          {search.note === 'open' && request.may.note && (
            <NoteSheet request={request} speech={speech} onClose={() => setSearch({ note: undefined })} />
          )}
          <DeskTalk request={request} conversation={conversation} sending={speech.sending} unsent={unsent} />
          {request.may.reply && <Composer request={request} speech={speech} unsent={unsent} />}
        </div>
        {search.tab === 'history' && (
          <div className={css.history}>
            <HistoryTab request={request} />
          </div>
        )}
        {search.tab === 'promises' && (
          // A region that scrolls must be reachable by the keyboard.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable region
          <section className={`${css.history} ${css.scroll}`} tabIndex={0} aria-label={text.tabs.promises}>
            <PromisesTab request={request} reader="others" level={props.page ? 2 : 3} />
          </section>
        )}
        <aside className={css.side} aria-label={text.tabs.details}>
          <SidePanel request={request} setSearch={setSearch} level={props.page ? 2 : 3} />
        </aside>
      </div>
      <Dialogs request={request} {...props} />
    </article>
  )
}

/** The keys and commands of an open request. */
function useKeys(request: Request, { search, setSearch }: PaneProps): void {
  const me = useMe()
  const take = useTake(request)
  const { may } = request
  const reply = () => {
    const focus = () => document.getElementById(`reply-${request.id}`)?.focus()
    // At once where the field is in sight: the next key that is pressed already belongs to the answer.
    if (search.tab === 'talk') return focus()
    setSearch({ tab: 'talk' })
    requestAnimationFrame(focus)
  }
  const note = () => setSearch({ tab: 'talk', note: 'open' })
  const assign = () => setSearch({ dialog: 'assign' })
  const status = () => setSearch({ dialog: 'status' })
  useShortcut({ code: 'KeyR', label: saying(requestWords, t => t.keys.reply), group }, reply, {
    enabled: may.reply,
  })
  useShortcut({ code: 'KeyN', label: saying(requestWords, t => t.keys.note), group }, note, {
    enabled: may.note,
  })
  useShortcut({ code: 'KeyA', label: saying(requestWords, t => t.keys.assign), group }, assign, {
    enabled: may.work,
  })
  useShortcut({ code: 'KeyS', label: saying(requestWords, t => t.keys.status), group }, status, {
    enabled: may.work,
  })
  useShortcut({ code: 'KeyT', label: saying(requestWords, t => t.keys.take), group }, take.run, {
    enabled: may.work && request.assignee?.id !== me.id,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the commands only set the address
  const commands = useMemo(
    () =>
      may.work
        ? [
            { id: 'requests.assign', label: saying(requestWords, t => t.keys.assign), run: assign },
            { id: 'requests.status', label: saying(requestWords, t => t.keys.status), run: status },
            { id: 'requests.note', label: saying(requestWords, t => t.keys.note), run: note },
            {
              id: 'requests.approval',
              label: saying(requestWords, t => t.asking.ask),
              run: () => setSearch({ dialog: 'approval' }),
            },
            {
              id: 'requests.merge',
              label: saying(requestWords, t => t.merge.title),
              run: () => setSearch({ dialog: 'merge' }),
            },
            {
              id: 'requests.link',
              label: saying(requestWords, t => t.link.title),
              run: () => setSearch({ dialog: 'link' }),
            },
            {
              id: 'requests.cancel',
              label: saying(requestWords, t => t.cancel.title),
              run: () => setSearch({ dialog: 'cancel' }),
            },
          ]
        : [],
    [request.id, may.work, setSearch],
  )
  useCommands(commands)
}
