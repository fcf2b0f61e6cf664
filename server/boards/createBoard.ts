import type { BoardId } from '../../shared/domain/board.ts'
import { createMapDocument } from '../../shared/document/createMapDocument.ts'
import { createStageDocument } from '../../shared/document/createStageDocument.ts'
import { demoPeople } from '../../shared/document/demo/demoBoard.ts'
import type { CreateBoardRequest } from '../../shared/wire/requests.ts'
import { newLinks, newSecret, secretsFrom, type Secrets } from '../access/links.ts'
import { newRecoveryKey, recoveryBy } from '../access/recovery.ts'
import type { Installation } from '../installation.ts'
import { asJson } from './asJson.ts'
import { boardKey, type LiveBoard } from './boardRecord.ts'
import { newBoardId, newGeneration, newIdeaId, randomFraction } from './randomId.ts'
import { wholeDay } from './retention.ts'
import { seat } from './roster.ts'

export interface NewBoard {
  readonly board: BoardId
  readonly secrets: Secrets
  readonly recoveryKey: string
}

/** Makes a board. Its secrets are told here once and never again: only their hashes are kept. */
export async function createBoard(
  { records, rooms, clock, log }: Pick<Installation, 'records' | 'rooms' | 'clock' | 'log'>,
  { title, language, template }: CreateBoardRequest,
): Promise<NewBoard> {
  const board = newBoardId()
  const organiser = newSecret()
  const links = newLinks(organiser)
  const recoveryKey = newRecoveryKey()
  const now = clock.now()
  // The content goes first: a board that can be found is never an empty one.
  await rooms.publish(
    board,
    'map',
    createMapDocument({ title, language, template, newId: newIdeaId, random: randomFraction, now }),
  )
  const stage = createStageDocument({ template })
  if (stage) await rooms.publish(board, 'stage', stage)
  if (template === 'demo') await seat({ records, clock }, board, demoPeople(language))
  const record: LiveBoard = {
    state: 'live',
    title,
    language,
    generation: newGeneration(),
    createdAt: now,
    visitedAt: wholeDay(now),
    links,
    recovery: recoveryBy(recoveryKey, organiser),
  }
  await records.put(boardKey(board), asJson(record), 'new')
  log.info({ board, template }, 'board created')
  return { board, secrets: secretsFrom(organiser, links), recoveryKey }
}
