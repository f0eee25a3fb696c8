// The whole conversation of a request, oldest first, page after page until it is there.
import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import type { Message } from '../contract.ts'
import { requests } from './calls.ts'

export interface Conversation {
  readonly messages: readonly Message[]
  readonly isPending: boolean
  readonly error: Error | null
  /** Puts what was just sent at the end, so that it does not vanish until the list is asked again. */
  append(message: Message): void
}

interface Sheet {
  items: Message[]
  next: string | null
}

export function useConversation(request_id: string): Conversation {
  const client = useQueryClient()
  const asking = { params: { id: request_id }, query: { limit: 200 } }
  const { items, isPending, error, hasNextPage, isFetchingNextPage, fetchNextPage } = requests.useInfinite(
    'listMessages',
    asking,
  )
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const append = useCallback(
    (message: Message) => {
      const key = [
        ...requests.key('listMessages', { params: { id: request_id }, query: { limit: 200 } }),
        'pages',
      ]
      client.setQueryData<InfiniteData<Sheet>>(key, old => {
        const last = old?.pages.at(-1)
        if (!old || !last || last.items.some(other => other.id === message.id)) return old
        return { ...old, pages: [...old.pages.slice(0, -1), { ...last, items: [...last.items, message] }] }
      })
    },
    [client, request_id],
  )
  return { messages: items, isPending, error, append }
}
