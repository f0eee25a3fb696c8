// Long lists of which only what is seen exists in the page.
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'

interface Props<T> {
  items: readonly T[]
  /** The usual height of a row in pixels; rows may differ. */
  row_px: number
  keyOf(item: T): string
  children(item: T, index: number): ReactNode
  /** The height of the window on the list: a CSS length. */
  height: string
  label: string
  /** Called when the end comes near; give `fetchNextPage` while there is a next page. */
  onEnd?: (() => void) | undefined
  /** Keeps this row in sight: for walking with J and K. */
  selected?: number
}

/** `<VirtualList items={items} row_px={56} keyOf={r => r.id} height="100%" label={text.queue}>{r => <Row request={r} />}</VirtualList>` */
export function VirtualList<T>({ items, row_px, keyOf, children, height, label, onEnd, selected }: Props<T>) {
  const frame = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => row_px,
    getItemKey: index => keyOf(items[index]!),
    overscan: 8,
  })
  const rows = list.getVirtualItems()
  const last = rows.at(-1)?.index ?? -1
  useEffect(() => {
    if (items.length > 0 && last >= items.length - 10) onEnd?.()
  }, [last, items.length, onEnd])
  useEffect(() => {
    if (selected !== undefined && selected >= 0) list.scrollToIndex(selected, { align: 'auto' })
  }, [selected, list])
  return (
    <section
      ref={frame}
      style={{ height, overflow: 'auto', contain: 'strict' }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard
      tabIndex={0}
      aria-label={label}
    >
      <ul
        style={{
          height: list.getTotalSize(),
          position: 'relative',
          margin: 0,
          padding: 0,
          listStyle: 'none',
        }}
      >
        {rows.map(({ key, index, start }) => (
          <li
            key={key}
            ref={list.measureElement}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={items.length}
            style={{ position: 'absolute', insetInline: 0, transform: `translateY(${start}px)` }}
          >
            {children(items[index]!, index)}
          </li>
        ))}
      </ul>
    </section>
  )
}
