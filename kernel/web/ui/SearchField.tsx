// Words to find something by, kept in the address while they are typed.
import { TextInput, type TextInputProps } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTyped } from '../typed.ts'

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'leftSection'> {
  /** What the address says. */
  q: string | undefined
  /** Told the words at a pause, or undefined for none. */
  onSearch: (q: string | undefined) => void
}

/** `<SearchField label={text.search} q={search.q} onSearch={q => setSearch({ q }, { replace: true })} />` */
export function SearchField({ q, onSearch, ...field }: Props) {
  const { typed, type } = useTyped(q, onSearch)
  return (
    <TextInput
      flex="1 1 240px"
      {...field}
      leftSection={<IconSearch size={18} stroke={1.75} />}
      value={typed}
      onChange={event => type(event.currentTarget.value)}
    />
  )
}
