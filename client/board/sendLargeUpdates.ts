import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import type { WebsocketProvider } from 'y-websocket'
import { LIMITS } from '../../shared/domain/limits.ts'
import { MESSAGE } from '../../shared/wire/messages.ts'

/** Room for what stands around an update in its frame. */
const AROUND = 64

/**
 * An update that is larger than a frame may be, as when a whole file comes in, would end the connection. It goes as an answer to the
 * server's first question instead, which may be larger: as it would after coming back.
 */
export function sendLargeUpdates(provider: WebsocketProvider): void {
  const { doc, _updateHandler: send } = provider
  doc.off('update', send)
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === provider || update.length + AROUND <= LIMITS.frame) return send(update, origin)
    if (!provider.wsconnected) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE.sync)
    encoding.writeVarUint(encoder, sync.messageYjsSyncStep2)
    encoding.writeVarUint8Array(encoder, update)
    provider.ws?.send(encoding.toUint8Array(encoder))
  })
}
