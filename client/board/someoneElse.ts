import * as Y from 'yjs'
import { run, type Command } from '../../shared/commands/command.ts'
import { watchMindMap } from '../../shared/document/watchMindMap.ts'
import type { BoardSession } from './session.ts'

/** Somebody else at the same board, without a server: what they do arrives as others' updates do. */
export function someoneElse(session: BoardSession): { does<A>(command: Command<A>, args: A): void } {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(session.doc))
  const { map } = watchMindMap(doc, () => undefined)
  doc.on('update', (update: Uint8Array) => Y.applyUpdate(session.doc, update, doc))
  return {
    does: (command, args) =>
      void run(doc, map, command, args, { by: 'someone', now: Date.now(), random: Math.random, origin: {} }),
  }
}
