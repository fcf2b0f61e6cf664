import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { run } from '../../shared/commands/command.ts'
import { newIdeaId } from '../../shared/commands/newIdeaId.ts'
import { createMapDocument } from '../../shared/document/createMapDocument.ts'
import { createUndo } from '../../shared/document/undo.ts'
import { watchMindMap } from '../../shared/document/watchMindMap.ts'
import type { BoardCard } from '../../shared/domain/board.ts'
import type { MindMapChange } from '../../shared/domain/mindMap.ts'
import { createFollowing } from '../presence/following.ts'
import { createPresence } from '../presence/presence.ts'
import { serverOf } from './askServer.ts'
import { ALL_WELL } from './condition.ts'
import { coalesceChanges } from './coalesceChanges.ts'
import { nextFrame } from './nextFrame.ts'
import type { BoardSession, Me } from './session.ts'
import { createPictureOutbox } from './pictureOutbox.ts'
import { createPictures } from './pictures.ts'
import { createTalk } from './talk.ts'
import { createViewState } from './viewState.ts'

const SAVED = { state: 'saved', since: 0, waiting: false } as const

/** A board of this tab alone, without a server: what the map is measured with. It is blank, or `fill` writes what is there from the start. */
export function createLocalSession(card: BoardCard, me: Me, fill?: (doc: Y.Doc) => void): BoardSession {
  const doc = new Y.Doc()
  const stageDoc = new Y.Doc()
  const origin = {}
  const listeners = new Set<(change: MindMapChange) => void>()
  const newId = () => newIdeaId(Math.random)
  const { title, language } = card
  Y.applyUpdate(
    doc,
    createMapDocument({ title, language, template: 'blank', newId, random: Math.random, now: Date.now() }),
  )
  fill?.(doc)
  const { map, stop } = watchMindMap(
    doc,
    coalesceChanges((change) => {
      for (const listener of [...listeners]) listener(change)
    }, nextFrame),
  )
  const awareness = new Awareness(doc)
  const presence = createPresence(awareness, me)
  const undo = createUndo(doc, origin)
  const talk = createTalk({
    isLive: () => true,
    onLive: () => () => undefined,
    run: (talkDoc, command, args) =>
      run(talkDoc, map, command, args, { by: me.participant, now: Date.now(), random: Math.random, origin }),
  })
  const server = serverOf(card.board, '')
  return {
    card,
    role: 'organiser',
    me,
    canWrite: true,
    canDirect: true,
    canTalk: true,
    takesPart: true,
    erasedOn: '',
    sendsMail: false,
    doc,
    stageDoc,
    talk,
    awareness,
    presence,
    following: createFollowing(presence),
    map,
    onMapChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    undo,
    run: (command, args) =>
      run(doc, map, command, args, { by: me.participant, now: Date.now(), random: Math.random, origin }),
    runOnStage: (command, args) =>
      run(stageDoc, map, command, args, { by: me.participant, now: Date.now(), random: Math.random, origin }),
    isStageLive: () => true,
    newId,
    origin,
    viewState: createViewState(),
    condition: { get: () => ALL_WELL, subscribe: () => () => undefined },
    saved: { get: () => SAVED, subscribe: () => () => undefined },
    server,
    pictures: createPictures(server),
    pictureOutbox: createPictureOutbox({
      server,
      kept: undefined,
      place: () => undefined,
      onLater: () => undefined,
      onRefused: () => undefined,
    }),
    ready: () => true,
    onReady: () => () => undefined,
    isLive: () => true,
    onLive: () => () => undefined,
    close() {
      presence.stop()
      stop()
      talk.stop()
      undo.destroy()
      doc.destroy()
      stageDoc.destroy()
    },
  }
}
