import * as Y from 'yjs'

/** One step of one person, and whether a replica has it. */
export interface Delivery {
  readonly author: string
  /** Trace time. */
  at: number
  readonly reached: (doc: Y.Doc) => boolean
}

/** Tells of each step that `doc` itself makes: both what it adds and what it deletes (a state vector would not show that). */
export function watchOwnSteps(doc: Y.Doc, onStep: (reached: Delivery['reached']) => void): void {
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    const client = doc.clientID
    const before = transaction.beforeState.get(client) ?? 0
    const clock = transaction.afterState.get(client) ?? 0
    const deleted = [...transaction.deleteSet.clients].flatMap(([from, items]) =>
      items.map(({ clock: at, len }) => ({ from, first: at, last: at + len - 1 })),
    )
    if (!transaction.local || (clock === before && deleted.length === 0)) return
    onStep(
      (other) =>
        Y.getState(other.store, client) >= clock &&
        deleted.every(({ from, first, last }) =>
          [first, last].every(
            (at) => Y.getState(other.store, from) > at && Y.getItem(other.store, Y.createID(from, at)).deleted,
          ),
        ),
    )
  })
}
