// The Ctrl+K palette: goes to any screen, runs any command by its words, and shows what domains find for them.
import {
  createSpotlight,
  Spotlight,
  type SpotlightActionGroupData,
  type SpotlightStore,
} from '@mantine/spotlight'
import '@mantine/spotlight/styles.css'
import { IconArrowRight, IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useFindings } from '../findings.ts'
import { useSession } from '../me.tsx'
import { usePalette } from '../palette.tsx'
import type { PaletteSearch } from '../screens.ts'
import { useLanguage, useWebWords } from '../words.tsx'
import { useGo } from './Link.tsx'
import css from './palette.module.css'

export interface Place {
  readonly label: (language: 'ru' | 'en') => string
  readonly to: string
  readonly can?: string | undefined
  readonly face: string
}

interface Offered {
  places: readonly Place[]
  searches: readonly PaletteSearch[]
}

export function Palette({ places, searches }: Offered) {
  const text = useWebWords()
  const palette = usePalette()
  const { language } = useLanguage()
  const { me } = useSession()
  const go = useGo()
  const [query, setQuery] = useState('')
  const [[store, spotlight]] = useState(createSpotlight)
  const { isOpen } = palette
  useEffect(() => (isOpen ? spotlight.open() : spotlight.close()), [isOpen, spotlight])
  const open = (can: string | undefined) => !can || me?.permissions.includes(can)
  const { findings, settled } = useFindings(
    searches.filter(search => open(search.can)),
    query.trim(),
  )
  const first = settled ? findings[0]?.found[0]?.to : undefined
  // Enter comes faster than an answer: it then means the first that will be found.
  const awaited = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(() => {
    if (!settled) return
    if (first !== undefined) chooseRow(store)
    if (first !== undefined && awaited.current && isOpen) {
      palette.close()
      go(first)
    }
    awaited.current = false
  }, [settled, first])
  const groups: SpotlightActionGroupData[] = [
    {
      group: text.palette.commands,
      actions: palette
        .list()
        .filter(command => open(command.can))
        .map(({ id, label, hint, icon: Picture, keywords, run }) => ({
          id,
          label: label(language),
          ...(hint ? { description: hint(language) } : {}),
          ...(keywords ? { keywords: [...keywords] } : {}),
          leftSection: Picture ? <Picture size={20} stroke={1.75} /> : null,
          onClick: () => run(go),
        })),
    },
    {
      group: text.palette.go,
      actions: places
        .filter(place => open(place.can) && (place.face === 'portal' || me?.is_agent || place.can))
        .map(place => ({
          id: place.to,
          label: place.label(language),
          leftSection: <IconArrowRight size={20} stroke={1.75} />,
          onClick: () => go(place.to),
        })),
    },
    ...findings.map(({ search: { id, heading, icon: Picture }, found }) => ({
      group: heading(language),
      actions: found.map(one => ({
        id: `${id} ${one.id}`,
        label: one.label,
        ...(one.hint ? { description: one.hint } : {}),
        // The search knows more than the letters of the label.
        keywords: [query],
        leftSection: Picture ? <Picture size={20} stroke={1.75} /> : null,
        // What was found for other words stays in sight until the answer comes, but leads nowhere.
        disabled: !settled,
        onClick: () => go(one.to),
      })),
    })),
  ]
  return (
    <Spotlight
      store={store}
      shortcut={null}
      // The field stays in its place, however much is found.
      centered={false}
      classNames={{ actionLabel: css.label! }}
      attributes={{ content: { 'aria-label': text.palette.open } }}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={palette.close}
      actions={groups.filter(group => group.actions.length > 0)}
      nothingFound={settled && text.palette.nothing}
      highlightQuery
      scrollable
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      maxHeight={400}
      searchProps={{
        leftSection: <IconSearch size={20} stroke={1.75} />,
        placeholder: text.palette.placeholder,
        'aria-label': text.palette.placeholder,
        onKeyDown: ({ key }) => {
          if (key === 'Enter') awaited.current = !settled && !chosenRow(store)
        },
      }}
    />
  )
}

const rowsOf = (store: SpotlightStore): HTMLButtonElement[] => {
  const list = document.getElementById(store.getState().listId)
  return list ? [...list.querySelectorAll<HTMLButtonElement>('[data-action]')] : []
}

/** The row that Enter would run. */
const chosenRow = (store: SpotlightStore) =>
  rowsOf(store).find(row => row.hasAttribute('data-selected') && !row.disabled)

/** Spotlight chooses the first row when words are typed; rows that come later need the same. A choice that is there stays. */
function chooseRow(store: SpotlightStore): void {
  const rows = rowsOf(store)
  const selected = Math.max(
    0,
    rows.findIndex(row => row.hasAttribute('data-selected')),
  )
  rows[selected]?.setAttribute('data-selected', 'true')
  store.setState({ ...store.getState(), selected })
}
