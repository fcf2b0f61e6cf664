import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { serverOf } from '../../client/board/askServer.ts'
import { coalesceChanges } from '../../client/board/coalesceChanges.ts'
import { ALL_WELL } from '../../client/board/condition.ts'
import type { BoardSession } from '../../client/board/session.ts'
import { openPictureOutbox } from '../../client/board/openPictureOutbox.ts'
import { createPictures } from '../../client/board/pictures.ts'
import { createTalk } from '../../client/board/talk.ts'
import { createViewState } from '../../client/board/viewState.ts'
import { colourOf } from '../../client/presence/colourOf.ts'
import { createFollowing } from '../../client/presence/following.ts'
import { createPresence } from '../../client/presence/presence.ts'
import { addIdea, type AddIdea } from '../../shared/commands/addIdea.ts'
import { run, type Actor } from '../../shared/commands/command.ts'
import { newIdeaId } from '../../shared/commands/newIdeaId.ts'
import { createUndo } from '../../shared/document/undo.ts'
import { watchMindMap } from '../../shared/document/watchMindMap.ts'
import type { MindMapChange } from '../../shared/domain/mindMap.ts'
import { seededRandom } from './seededRandom.ts'

export interface SoloSession extends BoardSession {
  add(idea: Omit<AddIdea, 'after'> & Partial<Pick<AddIdea, 'after'>>): void
  /** Does something on another replica and brings it here, as the line would. */
  others(deed: (other: { doc: Y.Doc; run: SoloSession['run'] }) => void): void
}

/** A board that is open in this tab and has no line to a server: all its parts are the product's own. */
export function soloSession({ canWrite = true } = {}): SoloSession {
  const doc = new Y.Doc()
  const stageDoc = new Y.Doc()
  const origin = {}
  const random = seededRandom(1)
  const listeners = new Set<(change: MindMapChange) => void>()
  const { map, stop } = watchMindMap(
    doc,
    coalesceChanges(
      (change) => listeners.forEach((listener) => listener(change)),
      (deed) => deed(),
    ),
  )
  const awareness = new Awareness(doc)
  const me = { participant: 'me', name: 'Anna', colour: colourOf('me') }
  const presence = createPresence(awareness, canWrite ? me : undefined)
  const actor: Actor = { by: me.participant, now: 0, random, origin }
  const undo = createUndo(doc, origin)
  const newId = () => newIdeaId(random)
  const runDeed: BoardSession['run'] = (command, args) => run(doc, map, command, args, actor)
  const session: SoloSession = {
    card: { board: 'board', title: 'Test', language: 'de' },
    role: canWrite ? 'participant' : 'viewer',
    me,
    canWrite,
    canDirect: false,
    canTalk: canWrite,
    takesPart: canWrite,
    erasedOn: '2026-12-31',
    sendsMail: false,
    doc,
    stageDoc,
    talk: createTalk({
      isLive: () => true,
      onLive: () => () => undefined,
      run: (talkDoc, command, args) => run(talkDoc, map, command, args, actor),
    }),
    awareness,
    presence,
    following: createFollowing(presence),
    map,
    onMapChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    undo,
    run: runDeed,
    runOnStage: (command, args) => run(stageDoc, map, command, args, actor),
    isStageLive: () => true,
    newId,
    origin,
    viewState: createViewState(),
    saved: { get: () => ({ state: 'saved', since: 0, waiting: false }), subscribe: () => () => undefined },
    condition: { get: () => ALL_WELL, subscribe: () => () => undefined },
    server: serverOf('board', 'ticket'),
    pictures: createPictures(serverOf('board', 'ticket')),
    pictureOutbox: openPictureOutbox({
      ...{ server: serverOf('board', 'ticket'), kept: undefined, map, undo, newId, run: runDeed },
      whenReady: (deed) => deed(),
    }),
    ready: () => true,
    onReady: () => () => undefined,
    isLive: () => true,
    onLive: () => () => undefined,
    close() {
      presence.stop()
      awareness.destroy()
      stop()
    },
    add: (idea) => void run(doc, map, addIdea, { after: null, ...idea }, actor),
    others(deed) {
      const other = new Y.Doc()
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
      const watched = watchMindMap(other, () => undefined)
      deed({
        doc: other,
        run: (command, args) => run(other, watched.map, command, args, { ...actor, by: 'bernd', origin: {} }),
      })
      watched.stop()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)), 'line')
    },
  }
  return session
}
