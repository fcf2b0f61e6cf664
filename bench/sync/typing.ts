import * as Y from 'yjs'

/** Somebody's keystrokes in a title of his own, made beforehand, so that all servers get the same. */
export interface Typing {
  readonly client: number
  readonly updates: readonly Uint8Array[]
  /** How far this client's clock is after each update. */
  readonly clocks: readonly number[]
}

export function makeTyping(who: number, keystrokes: number): Typing {
  const doc = new Y.Doc()
  doc.clientID = 1_000_000 + who
  const updates: Uint8Array[] = []
  const clocks: number[] = []
  doc.on('update', (update: Uint8Array) => {
    updates.push(update)
    clocks.push(Y.getState(doc.store, doc.clientID))
  })
  const text = new Y.XmlText()
  doc.transact(() => {
    const fragment = new Y.XmlFragment()
    const line = new Y.XmlElement('paragraph')
    line.insert(0, [text])
    fragment.insert(0, [line])
    doc.getMap('title').set(`typed${who}`, fragment)
  })
  while (updates.length < keystrokes) {
    if (updates.length % 8 === 7) text.delete(Math.max(0, text.length - 1), 1)
    else text.insert(text.length, 'abcdefgh'[updates.length % 8] ?? 'x')
  }
  return { client: doc.clientID, updates, clocks }
}

/** A board with so many ideas, as one update. */
export function makeBoard(ideas: number): {
  readonly update: Uint8Array
  readonly client: number
  readonly clock: number
} {
  const doc = new Y.Doc()
  doc.clientID = 4_711
  doc.transact(() => {
    for (let i = 0; i < ideas; i++) {
      const fragment = new Y.XmlFragment()
      const line = new Y.XmlElement('paragraph')
      line.insert(0, [new Y.XmlText(`Idee Nummer ${i} zum Klima in der Region`)])
      fragment.insert(0, [line])
      doc.getMap('title').set(`i${i}`, fragment)
      doc.getMap('place').set(`i${i}`, { parent: i < 8 ? 'root' : `i${i >> 3}`, order: `a${i}` })
    }
  })
  return { update: Y.encodeStateAsUpdate(doc), client: doc.clientID, clock: Y.getState(doc.store, doc.clientID) }
}
