import * as Y from 'yjs'
import { newIdeaId } from '../../shared/commands/newIdeaId.ts'
import { run, type Actor, type Result } from '../../shared/commands/command.ts'
import { createUndo } from '../../shared/document/undo.ts'
import { watchMindMap } from '../../shared/document/watchMindMap.ts'
import { accessTo } from '../../shared/domain/access.ts'
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
import { connect, type Line } from './connect.ts'
import { keepLocalCopy, type LocalCopy } from './localCopy.ts'
import { nextFrame } from './nextFrame.ts'
import { openPictureOutbox } from './openPictureOutbox.ts'
import { createPictures } from './pictures.ts'
import { picturesSaved, savedTogether } from './savedTogether.ts'
import type { BoardSession, Me, Outcome } from './session.ts'
import { createTalk } from './talk.ts'
import { createViewState } from './viewState.ts'
import { whyReadOnly } from './whyReadOnly.ts'
import { keepWaitingPictures } from './waitingPictures.ts'

export interface OpenOptions {
  /** Whether this device may keep my words while the server has not got them. */
  readonly keep: boolean
  /** The server ended the visit for good: the close code. */
  readonly onEnd: (code: number) => void
  /** The session was closed before something of mine had arrived: it is in these documents and will never be on the board. */
  readonly onTooLate: () => void
}

/** Opens the board's documents, from this device at once and from the server as soon as it answers. */
export function openSession(answer: SessionAnswer, { keep, onEnd, onTooLate }: OpenOptions): BoardSession {
  const doc = new Y.Doc()
  const stageDoc = new Y.Doc()
  const origin = { participant: answer.participant }
  const me: Me = {
    participant: answer.participant,
    name: answer.name ?? '',
    colour: colourOf(answer.participant),
  }

  const mapLine = connect(doc, 'map', answer)
  const stageLine = connect(stageDoc, 'stage', answer)
  mapLine.onEnd(onEnd)

  const { role } = answer
  const { condition } = mapLine
  const opened = condition.get().closing.state
  // A server that only reads gives less than the role may.
  const takesPart =
    role !== 'viewer' &&
    answer.documents.every(({ name, access }) => access === 'write' || accessTo(role, name, opened) === 'read')
  const mayWrite = (document: DocumentName): boolean =>
    takesPart && accessTo(role, document, condition.get().closing.state) === 'write'

  const { map, stop: stopWatching } = watchMindMap(doc, coalesceChanges(handOn, nextFrame))
  const listeners = new Set<(change: MindMapChange) => void>()
  function handOn(change: MindMapChange): void {
    for (const listener of [...listeners]) listener(change)
  }

  const undo = createUndo(doc, origin)
  const viewState = createViewState()
  const presence = createPresence(mapLine.provider.awareness, takesPart ? me : undefined)

  let ready = false
  const readyListeners = new Set<() => void>()
  function whenReady(deed: () => void): void {
    if (ready) deed()
    else readyListeners.add(deed)
  }
  const becomeReady = (): void => {
    if (ready) return
    ready = true
    for (const listener of [...readyListeners]) listener()
  }
  mapLine.provider.on('sync', (synced) => synced && becomeReady())

  const actor = (): Actor => ({ by: me.participant, now: Date.now(), random: Math.random, origin })
  let talkLine: Line | undefined
  const talkLive = new Set<() => void>()
  const talk = createTalk({
    isLive: () => talkLine?.provider.synced ?? false,
    onLive(listener) {
      talkLive.add(listener)
      return () => talkLive.delete(listener)
    },
    run(talkDoc, command, args) {
      if (!mayWrite('talk')) return refuseWriting()
      return shown(run(talkDoc, map, command, args, actor()))
    },
  })
  const saved = savedTogether(mapLine.saved)
  /** What people say comes after what it is about. */
  const openTalk = (): void => {
    talkLine = connect(talk.doc, 'talk', answer)
    talkLine.provider.on('sync', () => [...talkLive].forEach((listener) => listener()))
    saved.add(talkLine.saved)
    keepCopyOf('talk')
  }
  whenReady(openTalk)

  // What this device keeps, of each document that I may write; what was closed may be opened again.
  const copies = new Map<DocumentName, LocalCopy>()
  const keepCopyOf = (document: 'map' | 'talk'): void => {
    const line = document === 'map' ? mapLine : talkLine
    if (!keep || !line || !mayWrite(document) || copies.has(document)) return
    const kept = document === 'map' ? doc : talk.doc
    const copy = keepLocalCopy(kept, answer.board, answer.generation, document)
    copies.set(document, copy)
    void copy.loaded.then(() => {
      // Words of an earlier visit are as unsaved as those of this one.
      if (copy.holdsUnconfirmed()) line.saved.edited()
      // An empty copy is no board: then the server's answer is waited for.
      if (document === 'map' && doc.store.clients.size > 0) becomeReady()
    })
    line.saved.subscribe(() => {
      const { state, waiting } = line.saved.get()
      if (state === 'saved' && !waiting) copy.confirmed()
    })
  }
  keepCopyOf('map')
  condition.subscribe(() => {
    keepCopyOf('map')
    keepCopyOf('talk')
    if (!mayWrite('map')) viewState.edit(null)
  })
  let isLate = false
  saved.subscribe(() => {
    if (isLate || saved.get().state !== 'tooLate') return
    isLate = true
    onTooLate()
  })

  const newId = () => newIdeaId(Math.random)
  const runDeed: BoardSession['run'] = (command, args) => {
    if (!mayWrite('map')) return refuseWriting()
    return shown(run(doc, map, command, args, actor()))
  }
  function refuseWriting(): Outcome {
    const why = whyReadOnly({ canWrite: false, takesPart, condition }) ?? 'app.readOnly'
    showToast({ text: translate(currentLanguage())(why), tone: 'problem' })
    return { ok: false, refusal: 'readOnly' }
  }
  function shown(result: Result): Result {
    if (!result.ok) showToast({ text: refusalText(result.refusal, currentLanguage()), tone: 'problem' })
    return result
  }
  const server = serverOf(answer.board, answer.ticket)
  const pictures = createPictures(server)
  const pictureOutbox = openPictureOutbox({
    ...{ server, map, undo, newId, run: runDeed },
    kept: keep && mayWrite('map') ? keepWaitingPictures(answer.board, answer.generation) : undefined,
    whenReady,
  })
  saved.add(picturesSaved(pictureOutbox))

  const warn = (event: BeforeUnloadEvent): void => {
    const isAtRisk = (line: Line | undefined, document: DocumentName): boolean =>
      line !== undefined && line.saved.get().waiting && !copies.get(document)?.holdsAll()
    if (takesPart && (isAtRisk(mapLine, 'map') || isAtRisk(talkLine, 'talk') || pictureOutbox.isAtRisk()))
      event.preventDefault()
  }
  window.addEventListener('beforeunload', warn)

  return {
    card: { board: answer.board, title: answer.title, language: answer.language },
    role,
    me,
    takesPart,
    get canWrite() {
      return mayWrite('map')
    },
    get canDirect() {
      return mayWrite('stage')
    },
    get canTalk() {
      return mayWrite('talk')
    },
    erasedOn: answer.erasedOn,
    sendsMail: answer.sendsMail ?? false,
    doc,
    stageDoc,
    talk,
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
      if (!mayWrite('stage')) return { ok: false, refusal: 'readOnly' }
      return run(stageDoc, map, command, args, actor())
    },
    isStageLive: () => stageLine.provider.synced,
    newId,
    origin,
    viewState,
    saved,
    condition,
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
      // What is still being read from this device opens no line any more.
      ready = true
      readyListeners.clear()
      window.removeEventListener('beforeunload', warn)
      pictures.close()
      pictureOutbox.close()
      presence.stop()
      stopWatching()
      undo.destroy()
      mapLine.close()
      stageLine.close()
      talkLine?.close()
      for (const copy of copies.values()) copy.stop()
      talk.stop()
      doc.destroy()
      stageDoc.destroy()
    },
  }
}
