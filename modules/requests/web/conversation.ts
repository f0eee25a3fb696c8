// The whole conversation of a request, oldest first, page after page until it is there.
import { useEffect } from 'react'
import type { Message } from '../contract.ts'
import { requests } from './calls.ts'

export interface Conversation {
  readonly messages: readonly Message[]
  readonly isPending: boolean
  readonly error: Error | null
}

export function useConversation(request_id: string): Conversation {
  const { items, isPending, error, hasNextPage, isFetchingNextPage, fetchNextPage } = requests.useInfinite('listMessages', {
    params: { id: request_id },
    query: { limit: 200 },
  })
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  return { messages: items, isPending, error }
}
