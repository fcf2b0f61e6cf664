import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as sync from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { holdWhileComposing } from '../../../../client/board/holdWhileComposing.ts'
import { MESSAGE } from '../../../../shared/wire/messages.ts'

/** A board's document here, and somebody else who writes and whose updates arrive as messages. */
function open() {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider('ws://localhost', 'map', doc, { connect: false, disableBc: true })
  const stop = holdWhileComposing(provider)
  const other = new Y.Doc()
  other.on('update', (update: Uint8Array) => {
    const message = encoding.createEncoder()
    sync.writeUpdate(message, update)
    const answer = encoding.createEncoder()
    const decoder = decoding.createDecoder(encoding.toUint8Array(message))
    provider.messageHandlers[MESSAGE.sync]?.(answer, decoder, provider, false, MESSAGE.sync)
  })
  return { doc, mine: doc.getText('words'), theirs: other.getText('words'), stop }
}
const compose = (event: 'compositionstart' | 'compositionend') =>
  document.body.dispatchEvent(new CompositionEvent(event, { bubbles: true }))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('[P2] what others write waits for a word that is being composed, and comes as soon as it is there', () => {
  const { mine, theirs, stop } = open()
  theirs.insert(0, 'before ')
  expect(mine.toJSON()).toBe('before ')
  compose('compositionstart')
  theirs.insert(7, 'meanwhile ')
  theirs.insert(17, 'twice')
  expect(mine.toJSON()).toBe('before ')
  // One word after the other: they wait on.
  compose('compositionend')
  compose('compositionstart')
  vi.advanceTimersByTime(1_000)
  expect(mine.toJSON()).toBe('before ')
  compose('compositionend')
  vi.advanceTimersByTime(200)
  expect(mine.toJSON()).toBe('before meanwhile twice')
  theirs.insert(0, 'after, ')
  expect(mine.toJSON()).toBe('after, before meanwhile twice')
  stop()
})

test('[P10] nobody waits for ever: after five seconds, and when the board is closed, all is there', () => {
  const { mine, theirs, stop } = open()
  compose('compositionstart')
  theirs.insert(0, 'long')
  vi.advanceTimersByTime(5_000)
  expect(mine.toJSON()).toBe('long')
  theirs.insert(4, ' since')
  expect(mine.toJSON()).toBe('long')
  stop()
  expect(mine.toJSON()).toBe('long since')
})
