// The Ctrl+K palette: goes to any screen and runs any command by its words.
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.css'
import { IconArrowRight, IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useSession } from '../me.tsx'
import { usePalette } from '../palette.tsx'
import { useLanguage, useWebWords } from '../words.tsx'
import { useGo } from './Link.tsx'

export interface Place {
  readonly label: (language: 'ru' | 'en') => string
  readonly to: string
  readonly can?: string | undefined
  readonly face: string
}

export function Palette({ places }: { places: readonly Place[] }) {
  const text = useWebWords()
  const palette = usePalette()
  const { language } = useLanguage()
  const { me } = useSession()
  const go = useGo()
  const [query, setQuery] = useState('')
  const { isOpen } = palette
  useEffect(() => (isOpen ? spotlight.open() : spotlight.close()), [isOpen])
  const open = (can: string | undefined) => !can || me?.permissions.includes(can)
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
  ]
  return (
    <Spotlight
      shortcut={null}
      attributes={{ content: { 'aria-label': text.palette.open } }}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={palette.close}
      actions={groups.filter(group => group.actions.length > 0)}
      nothingFound={text.palette.nothing}
      highlightQuery
      scrollable
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      maxHeight={400}
      searchProps={{
        leftSection: <IconSearch size={20} stroke={1.75} />,
        placeholder: text.palette.placeholder,
        'aria-label': text.palette.placeholder,
      }}
    />
  )
}
