import { readMindMap } from '../../shared/document/readMindMap.ts'
import type { Comment } from '../../shared/domain/talk.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'
import { oneLine } from '../../shared/domain/oneLine.ts'
import { outlineOf } from '../../shared/outline/outlineOf.ts'
import { toIndentedText } from '../../shared/outline/indentedText.ts'
import { isRemembered, type KnownBoard } from './knownBoards.ts'
import { readUnconfirmed } from './localCopy.ts'
import type { BoardSession } from './session.ts'

/** A board as it stood here when the visit was ended with something of mine not yet on the server. */
export interface UnsavedWords {
  readonly title: string
  /** The whole map as indented text. */
  readonly text: string
  /** Whether this device keeps it and hands it in at the next visit. */
  readonly isKept: boolean
}

/** What would be lost with this visit, if there is anything. */
export function unsavedWords({ saved, takesPart, map, talk, me, card }: BoardSession): UnsavedWords | undefined {
  if (!takesPart || !saved.get().waiting) return undefined
  const mine = [...talk.all.values()].flatMap(({ comments }) => comments).filter(({ by }) => by === me.participant)
  return { title: card.title, text: textOf(map, mine), isKept: isRemembered(card.board) }
}

/** What an earlier visit has left on this device and the server has never confirmed. */
export async function wordsLeftHere(known: KnownBoard | undefined): Promise<UnsavedWords | undefined> {
  if (!known?.session) return undefined
  const doc = await readUnconfirmed(known.board, known.session.generation).catch(() => undefined)
  return doc && { title: known.title, text: textOf(readMindMap(doc)), isKept: true }
}

/** The map, and below it what I have said about its ideas. */
function textOf(map: MindMap, comments: readonly Comment[] = []): string {
  const said = comments.map(({ idea, text }) => `${oneLine(map.ideas.get(idea)?.text ?? '')}: ${text}`)
  return [toIndentedText(outlineOf(map, [map.root])), ...said].join('\n\n')
}
