// The button below a list that brings its next page.
import { Button, type ButtonProps } from '@mantine/core'
import { useWebWords } from '../words.tsx'

/** What `useInfinite` says of its pages. */
export interface Paged {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  fetchNextPage(): unknown
}

/** Nothing where the list is complete. Its place and look are those of a button: `<More list={reading} mt="md" />` */
export function More({ list, children, ...button }: { list: Paged } & ButtonProps) {
  const { more } = useWebWords()
  if (!list.hasNextPage) return null
  return (
    <Button
      variant="default"
      {...button}
      loading={list.isFetchingNextPage}
      onClick={() => void list.fetchNextPage()}
    >
      {children ?? more}
    </Button>
  )
}
