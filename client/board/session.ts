import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Command, Result } from '../../shared/commands/command.ts'
import type { Undo } from '../../shared/document/undo.ts'
import type { BoardCard } from '../../shared/domain/board.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { MindMap, MindMapChange } from '../../shared/domain/mindMap.ts'
import type { ParticipantId, Role } from '../../shared/domain/participant.ts'
import type { Following } from '../presence/following.ts'
import type { Presence } from '../presence/presence.ts'
import type { Server } from './askServer.ts'
import type { BoardCondition } from './condition.ts'
import type { PictureOutbox } from './pictureOutbox.ts'
import type { Pictures } from './pictures.ts'
import type { SavedState } from './savedState.ts'
import type { BoardTalk } from './talk.ts'
import type { ViewState } from './viewState.ts'

/** What came of a deed; `readOnly` is said to readers before the command is asked. */
export type Outcome = Result | { readonly ok: false; readonly refusal: 'readOnly' }

export interface Me {
  readonly participant: ParticipantId
  readonly name: string
  /** One of the theme's cursor colours, the same on every screen. */
  readonly colour: string
}

/** A board that is open in this tab: its documents, who I am on it, and the line to the server. */
export interface BoardSession {
  readonly card: BoardCard
  readonly role: Role
  readonly me: Me
  /** Whether I may write the map now: that may end with the session, and begin again. So may what follows. */
  readonly canWrite: boolean
  /** Whether I steer what is on stage for all. */
  readonly canDirect: boolean
  /** Whether I may comment and react. */
  readonly canTalk: boolean
  /** Whether I take part, be the session open or not. */
  readonly takesPart: boolean
  readonly erasedOn: string
  /** The server can send the result to who leaves an address. */
  readonly sendsMail: boolean
  readonly doc: Y.Doc
  readonly stageDoc: Y.Doc
  /** What people say about ideas. */
  readonly talk: BoardTalk
  /** The map room's. Write to it through `presence`. */
  readonly awareness: Awareness
  readonly presence: Presence
  readonly following: Following
  /** One live object: at a call of `onMapChange` its `ideas` are up to date. */
  readonly map: MindMap
  /** Calls back at most once a frame with everything that changed since. */
  onMapChange(listener: (change: MindMapChange) => void): () => void
  readonly undo: Undo
  /** Does a deed; a refusal is shown and announced here, the caller may go by the result. */
  run<A>(command: Command<A>, args: A): Outcome
  /** Does a deed on the stage; the server takes it from organisers only. */
  runOnStage<A>(command: Command<A>, args: A): Outcome
  /** Whether the stage is up to date: what changes there from now on, happens now. */
  readonly isStageLive: () => boolean
  newId(): IdeaId
  /** The origin of my own transactions, for `doc.transact` and for undo. */
  readonly origin: object
  readonly viewState: ViewState
  readonly saved: SavedState
  readonly condition: BoardCondition
  /** Pictures of the board, and those that are on their way to it. */
  readonly pictures: Pictures
  readonly pictureOutbox: PictureOutbox
  /** Requests to this board, with my credential. */
  readonly server: Server
  /** Whether the map's first content is here, from this device or from the server. */
  readonly ready: () => boolean
  onReady(listener: () => void): () => void
  /** Whether the map is up to date: what others change from now on, they do now. */
  readonly isLive: () => boolean
  onLive(listener: () => void): () => void
  close(): void
}

export const BoardContext = createContext<BoardSession | undefined>(undefined)

/** The open board. Only below a `BoardContext`. Who asks hears when what may be done here has changed. */
export function useBoard(): BoardSession {
  const session = useContext(BoardContext)
  if (!session) throw new Error('useBoard is called outside of an open board')
  useSyncExternalStore(session.condition.subscribe, session.condition.get)
  return session
}
