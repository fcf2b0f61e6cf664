import type { WebsocketProvider } from 'y-websocket'

interface Changed {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

/**
 * The stock client sends back to the server whatever it hears of others: with a hundred pointers on a board that would be most of what
 * everybody sends. From here on only one's own presence goes out.
 */
export function sendOwnPresence({ awareness, doc, _awarenessUpdateHandler: send }: WebsocketProvider): void {
  awareness.off('update', send)
  awareness.on('update', ({ added, updated, removed }: Changed, origin: unknown) => {
    if ([added, updated, removed].some((list) => list.includes(doc.clientID)))
      send({ added: [], updated: [doc.clientID], removed: [] }, origin)
  })
}
