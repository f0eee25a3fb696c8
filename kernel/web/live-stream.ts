// The stream itself: the tab that holds the lock listens to the server and tells the other tabs.
export type StreamNews =
  | { readonly kind: 'news'; readonly topic: string; readonly ids: readonly string[] }
  /** The stream is interrupted. */
  | { readonly kind: 'lost' }
  /** It works again (or another tab took over): something may have been missed. */
  | { readonly kind: 'back' }

const first_wait_ms = 1_000
const longest_wait_ms = 30_000

/** Opens the stream and answers how to close it. `name` must differ from person to person. */
export function openStream(name: string, address: string, hear: (news: StreamNews) => void): () => void {
  const stop = new AbortController()
  if (!('locks' in navigator) || !('BroadcastChannel' in globalThis)) {
    listen(address, stop.signal, hear)
    return () => stop.abort()
  }
  const others = new BroadcastChannel(name)
  others.onmessage = ({ data }) => hear(data as StreamNews)
  const tellAll = (news: StreamNews) => {
    hear(news)
    others.postMessage(news)
  }
  const lead = (lock: Lock | null): Promise<void> | undefined => {
    if (!lock || stop.signal.aborted) return undefined
    const { promise, resolve } = Promise.withResolvers<void>()
    stop.signal.addEventListener('abort', () => resolve())
    listen(address, stop.signal, tellAll)
    return promise
  }
  // Whoever holds the lock leads; the browser hands it on when that tab is closed or dies.
  navigator.locks
    .request(name, { ifAvailable: true }, lock => lead(lock) ?? (lock ? undefined : 'taken'))
    .then(async outcome => {
      if (outcome !== 'taken' || stop.signal.aborted) return
      await navigator.locks.request(name, { signal: stop.signal }, lock => {
        tellAll({ kind: 'back' })
        return lead(lock)
      })
    })
    .catch(() => undefined)
  return () => {
    stop.abort()
    others.close()
  }
}

/** Listens until stopped. The browser reconnects by itself after a cut; after a refusal (a server that restarts) we do. */
function listen(address: string, signal: AbortSignal, hear: (news: StreamNews) => void): void {
  let wait_ms = first_wait_ms
  // Whether the loss was told, and whether news may have been missed.
  let [lost, missed] = [false, false]
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    if (signal.aborted) return
    source = new EventSource(address)
    source.onopen = () => {
      wait_ms = first_wait_ms
      if (missed) hear({ kind: 'back' })
      lost = missed = false
    }
    source.addEventListener('news', ({ data }: MessageEvent<string>) => {
      const { topic, ids } = JSON.parse(data) as { topic: string; ids: string[] }
      hear({ kind: 'news', topic, ids })
    })
    source.onerror = () => {
      if (!lost) hear({ kind: 'lost' })
      lost = missed = true
      if (source?.readyState !== EventSource.CLOSED) return
      timer = setTimeout(open, wait_ms)
      wait_ms = Math.min(wait_ms * 2, longest_wait_ms)
    }
  }
  const close = () => {
    clearTimeout(timer)
    source?.close()
  }
  // When the network goes or comes the old connection may hang for minutes without a word: a new one tells at once.
  const renew = () => {
    close()
    missed = true
    open()
  }
  signal.addEventListener('abort', close)
  window.addEventListener('offline', renew, { signal })
  window.addEventListener('online', renew, { signal })
  open()
}
