// Words to find something by, kept in the address while they are typed.
import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'

interface Props {
  label: string
  /** What the address says. */
  q: string | undefined
  onSearch: (q: string | undefined) => void
}

export function SearchField({ label, q, onSearch }: Props) {
  const [typed, setTyped] = useState(q ?? '')
  const [known, setKnown] = useState(q)
  // What has changed from outside, by "show all" or the way back, stands in the field too.
  if (known !== q) {
    setKnown(q)
    if (typed.trim() !== (q ?? '')) setTyped(q ?? '')
  }
  return (
    <TextInput
      label={label}
      flex="1 1 240px"
      leftSection={<IconSearch size={18} stroke={1.75} />}
      value={typed}
      onChange={event => {
        setTyped(event.currentTarget.value)
        onSearch(event.currentTarget.value.trim() || undefined)
      }}
    />
  )
}
