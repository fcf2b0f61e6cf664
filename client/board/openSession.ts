import * as Y from 'yjs'
import { newIdeaId } from '../../shared/commands/newIdeaId.ts'
import { run } from '../../shared/commands/command.ts'
import { createUndo } from '../../shared/document/undo.ts'
import { watchMindMap } from '../../shared/document/watchMindMap.ts'
import type { DocumentName } from '../../shared/domain/board.ts'
import type { MindMapChange } from '../../shared/domain/mindMap.ts'
import { refusalText } from '../../shared/language/refusals.ts'
import type { SessionAnswer } from '../../shared/wire/requests.ts'
import { currentLanguage, translate } from '../i18n/language.ts'
import { colourOf } from '../presence/colourOf.ts'
import { createFollowing } from '../presence/following.ts'
import { createPresence } from '../presence/presence.ts'
import { showToast } from '../ui/toast.ts'
import { serverOf } from './askServer.ts'
import { coalesceChanges } from './coalesceChanges.ts'
import { connect } from './connect.ts'
import { keepLocalCopy, type LocalCopy } from './localCopy.ts'
import { nextFrame } from './nextFrame.ts'
import { openPictureOutbox } from './openPictureOutbox.ts'
import { createPictures } from './pictures.ts'
import { savedWithPictures } from './savedWithPictures.ts'
import type { BoardSession, Me } from './session.ts'
import { createViewState } from './viewState.ts'
import { keepWaitingPictures } from './waitingPictures.ts'

export interface OpenOptions {
  /** Whether this device may keep my words while the server has not got them. */
  readonly keep: boolean
  /** The server ended the visit for good: the close code. */
  readonly onEnd: (code: number) => void
}

/** Opens the board's documents, from this device at once and from the server as soon as it answers. */
export function openSession(answer: SessionAnswer, { keep, onEnd }: OpenOptions): BoardSession {
  const doc = new Y.Doc()
  const stageDoc = new Y.Doc()
  const origin = { participant: answer.participant }
  const mayWrite = (document: DocumentName): boolean =>
    answer.documents.some(({ name, access }) => name === document && access === 'write')
  const canWrite = mayWrite('map')
  const canDirect = mayWrite('stage')
  const me: Me = {
    participant: answer.participant,
    name: answer.name ?? '',
    colour: colourOf(answer.participant),
  }

  const copy: LocalCopy | undefined =
    keep && canWrite ? keepLocalCopy(doc, answer.board, answer.generation, 'map') : undefined
  const mapLine = connect(doc, 'map', answer)
  const stageLine = connect(stageDoc, 'stage', answer)
  mapLine.onEnd(onEnd)

  const { map, stop: stopWatching } = watchMindMap(doc, coalesceChanges(handOn, nextFrame))
  const listeners = new Set<(change: MindMapChange) => void>()
  function handOn(change: MindMapChange): void {
    for (const listener of [...listeners]) listener(change)
  }

  const undo = createUndo(doc, origin)
  const viewState = createViewState()
  const presence = createPresence(mapLine.provider.awareness, canWrite ? me : undefined)

  let ready = false
  const readyListeners = new Set<() => void>()
  const becomeReady = (): void => {
    if (ready) return
    ready = true
    for (const listener of [...readyListeners]) listener()
  }
  mapLine.provider.on('sync', (synced) => synced && becomeReady())
  void copy?.loaded.then(() => {
    // Words of an earlier visit are as unsaved as those of this one.
    if (copy.holdsUnconfirmed()) mapLine.saved.edited()
    // An empty copy is no board: then the server's answer is waited for.
    if (doc.store.clients.size > 0) becomeReady()
  })

  mapLine.saved.subscribe(() => {
    const { state, waiting } = mapLine.saved.get()
    if (state === 'saved' && !waiting) copy?.confirmed()
  })

  const newId = () => newIdeaId(Math.random)
  const runDeed: BoardSession['run'] = (command, args) => {
    if (!canWrite) {
      const why = mapLine.condition.get().isReadOnly ? 'app.serverReadOnly' : 'app.readOnly'
      showToast({ text: translate(currentLanguage())(why), tone: 'problem' })
      return { ok: false, refusal: 'readOnly' }
    }
    const result = run(doc, map, command, args, { by: me.participant, now: Date.now(), random: Math.random, origin })
    if (!result.ok) showToast({ text: refusalText(result.refusal, currentLanguage()), tone: 'problem' })
    return result
  }
  const server = serverOf(answer.board, answer.ticket)
  const pictures = createPictures(server)
  const pictureOutbox = openPictureOutbox({
    ...{ server, map, undo, newId, run: runDeed },
    kept: keep && canWrite ? keepWaitingPictures(answer.board, answer.generation) : undefined,
    whenReady: (deed) => (ready ? deed() : void readyListeners.add(deed)),
  })

  const warn = (event: BeforeUnloadEvent): void => {
    const wordsAtRisk = mapLine.saved.get().waiting && !copy?.holdsAll()
    if (canWrite && (wordsAtRisk || pictureOutbox.isAtRisk())) event.preventDefault()
  }
  window.addEventListener('beforeunload', warn)

  return {
    card: { board: answer.board, title: answer.title, language: answer.language },
    role: answer.role,
    me,
    canWrite,
    canDirect,
    erasedOn: answer.erasedOn,
    sendsMail: answer.sendsMail ?? false,
    doc,
    stageDoc,
    awareness: mapLine.provider.awareness,
    presence,
    following: createFollowing(presence),
    map,
    onMapChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    undo,
    run: runDeed,
    runOnStage(command, args) {
      if (!canDirect) return { ok: false, refusal: 'readOnly' }
      return run(stageDoc, map, command, args, { by: me.participant, now: Date.now(), random: Math.random, origin })
    },
    isStageLive: () => stageLine.provider.synced,
    newId,
    origin,
    viewState,
    saved: savedWithPictures(mapLine.saved, pictureOutbox),
    condition: mapLine.condition,
    server,
    pictures,
    pictureOutbox,
    ready: () => ready,
    onReady(listener) {
      readyListeners.add(listener)
      return () => readyListeners.delete(listener)
    },
    isLive: () => mapLine.provider.synced,
    onLive(listener) {
      mapLine.provider.on('sync', listener)
      return () => mapLine.provider.off('sync', listener)
    },
    close() {
      window.removeEventListener('beforeunload', warn)
      pictures.close()
      pictureOutbox.close()
      presence.stop()
      stopWatching()
      undo.destroy()
      mapLine.close()
      stageLine.close()
      copy?.stop()
      doc.destroy()
      stageDoc.destroy()
    },
  }
}
