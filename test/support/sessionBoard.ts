import { addIdea } from '../../shared/commands/addIdea.ts'
import { createBoard, join, type MadeBoard } from './boardByHttp.ts'
import { createPerson } from './scriptedPerson.ts'
import { readFinishedMap } from './sessionTrace.ts'

/** The board on which the recorded session begins: its topic and its three branches. */
export async function createSessionBoard(server: string, random: () => number): Promise<MadeBoard> {
  const { root, nodes } = readFinishedMap()
  const board = await createBoard(server, { title: root.text })
  const session = await join(server, board.board, board.secrets.organiser, 'Moderation')
  const setup = createPerson({ server, session, random, now: () => 0 })
  await setup.online()
  for (const { id, text, category } of nodes.filter(({ kind }) => kind === 'category'))
    setup.does(addIdea, { id, parent: 'root', after: null, title: text, kind: category })
  await setup.everythingSaved()
  setup.leave()
  return board
}
