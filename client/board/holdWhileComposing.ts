import * as decoding from 'lib0/decoding'
import * as sync from 'y-protocols/sync'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { MESSAGE } from '../../shared/wire/messages.ts'

/** The editor takes a composed word over some moments after the input method has ended, in milliseconds. */
const SETTLES = 100
/** Nobody composes one word for longer; whoever does sees what others have written all the same. */
const LONGEST = 5_000

/**
 * While an input method composes a word, the browser holds the text node that it writes in. Where a change by somebody else has that node
 * drawn anew, half a word stays and comes again with the whole one. So what others write waits until the word is there. What is mine goes on
 * its way, and so does the answer to a question of ours. Calling the answer ends it.
 */
export function holdWhileComposing(provider: Means): () => void {
  const { doc, messageHandlers } = provider
  const handle = messageHandlers[MESSAGE.sync]
  if (!handle) throw new Error('a provider that knows no sync messages')
  let held: Uint8Array[] = []
  let composing = false
  let settling: ReturnType<typeof setTimeout> | undefined
  let longest: ReturnType<typeof setTimeout> | undefined

  const release = (): void => {
    clearTimeout(longest)
    longest = undefined
    const updates = held
    held = []
    if (updates.length > 0) Y.applyUpdate(doc, Y.mergeUpdates(updates), provider)
  }
  messageHandlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
    const message = decoding.clone(decoder)
    if (!composing || decoding.readVarUint(message) !== sync.messageYjsUpdate) return handle(encoder, decoder, ...rest)
    held.push(decoding.readVarUint8Array(message).slice())
    longest ??= setTimeout(release, LONGEST)
  }
  const begin = (): void => {
    clearTimeout(settling)
    composing = true
  }
  const end = (): void => {
    clearTimeout(settling)
    settling = setTimeout(() => {
      composing = false
      release()
    }, SETTLES)
  }
  window.addEventListener('compositionstart', begin, true)
  window.addEventListener('compositionend', end, true)
  return () => {
    window.removeEventListener('compositionstart', begin, true)
    window.removeEventListener('compositionend', end, true)
    clearTimeout(settling)
    release()
  }
}

type Means = Pick<WebsocketProvider, 'doc' | 'messageHandlers'>
