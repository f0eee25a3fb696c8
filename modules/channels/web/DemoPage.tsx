// The demo mailbox: what Okno has sent on the left, the letter and the answer to it on the right.
import { Button, Text, UnstyledButton } from '@mantine/core'
import { IconMail, IconPencil } from '@tabler/icons-react'
import type { z } from 'zod'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { SearchField } from '#kernel/web/ui/SearchField.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { DemoLetter } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { channels } from './calls.ts'
import { DemoLetterPart } from './DemoLetterPart.tsx'
import css from './demo.module.css'
import type { DemoSearch } from './search.ts'
import { WriteDialog } from './WriteDialog.tsx'

type Props = ScreenProps<'/mailbox', typeof DemoSearch>
/** Letters come by themselves; whoever looks here is not signed in and hears no live news. */
const beat_ms = 3000

export function DemoPage({ search, setSearch }: Props) {
  const text = useWords(screenWords).demo
  const reading = channels.useInfinite(
    'listDemoLetters',
    { query: { to: search.to, limit: 30 } },
    { keepPrevious: true, every_ms: beat_ms },
  )
  const { items, error, isPending } = reading
  const write = () => setSearch({ write: '1' })
  if (error?.status === 404)
    return (
      <>
        <Heading title={text.title} />
        <Empty text={text.off} icon={IconMail} />
      </>
    )
  return (
    <>
      <Heading title={text.title} note={text.note}>
        <Button leftSection={<IconPencil size={18} stroke={1.75} />} onClick={write}>
          {text.write}
        </Button>
      </Heading>
      <Said refusal={error} />
      <div className={css.mail} data-reading={search.letter ? '' : undefined}>
        <section className={css.list} aria-label={text.list}>
          <SearchField
            label={text.to}
            placeholder={text.toHint}
            flex="none"
            q={search.to}
            onSearch={to => {
              // Half an address is nobody's mailbox.
              if (!to || to.includes('@')) setSearch({ to }, { replace: true })
            }}
          />
          {isPending && !error && <Loading rows={6} />}
          {!isPending && items.length === 0 && (
            <Empty
              text={search.to ? text.nothingTo : text.empty}
              icon={IconMail}
              action={
                search.to
                  ? { label: text.showAll, run: () => setSearch({ to: undefined }) }
                  : { label: text.write, run: write }
              }
            />
          )}
          <ul className={css.letters}>
            {items.map(letter => (
              <Row
                key={letter.id}
                letter={letter}
                open={letter.id === search.letter}
                onOpen={() => setSearch({ letter: letter.id })}
              />
            ))}
          </ul>
          <More list={reading} fullWidth />
        </section>
        <section className={css.letter} aria-label={text.shown}>
          {search.letter ? (
            <>
              <Button className={css.back!} variant="subtle" onClick={() => setSearch({ letter: undefined })}>
                {text.back}
              </Button>
              <DemoLetterPart key={search.letter} id={search.letter} />
            </>
          ) : (
            items.length > 0 && (
              <Text className={css.choose!} c="dimmed" ta="center" py="xl">
                {text.choose}
              </Text>
            )
          )}
        </section>
      </div>
      <WriteDialog
        opened={search.write === '1'}
        from={search.to}
        onClose={() => setSearch({ write: undefined }, { replace: true })}
      />
    </>
  )
}

function Row(told: { letter: z.output<typeof DemoLetter>; open: boolean; onOpen: () => void }) {
  const { letter, open, onOpen } = told
  const format = useFormat()
  return (
    <li>
      <UnstyledButton className={css.row!} aria-current={open || undefined} onClick={onOpen}>
        <span className={css.line}>
          <Text component="span" fw={600} truncate>
            {letter.to_addresses.join(', ')}
          </Text>
          <Text component="span" size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            {format.moment(letter.at)}
          </Text>
        </span>
        <Text component="span" size="sm" truncate display="block">
          {letter.subject}
        </Text>
        <Text component="span" size="xs" c="dimmed" truncate display="block">
          {letter.excerpt}
        </Text>
      </UnstyledButton>
    </li>
  )
}
