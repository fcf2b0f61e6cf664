import type { BoardId } from '../../shared/domain/board.ts'
import type { CopyFormat } from '../../shared/domain/copy.ts'
import { TAKE_AWAY } from '../../shared/language/takeAway.ts'
import { streamZip, type ZippedFile } from '../../exports/zip/streamZip.ts'
import type { Installation } from '../installation.ts'
import type { LiveBoard } from './boardRecord.ts'
import { copyBlob, listCopies } from './copyRecords.ts'
import { listPictures, pictureBlob } from './pictureRecords.ts'

type Means = Pick<Installation, 'records' | 'blobs' | 'copies' | 'snapshots' | 'clock'>

/** Everything of a board as one ZIP file: what is drawn for it is ready when this resolves, the rest is read as it is sent. */
export async function takeAway(
  { records, blobs, copies, snapshots, clock }: Means,
  board: BoardId,
  record: LiveBoard,
): Promise<AsyncGenerator<Uint8Array>> {
  const words = TAKE_AWAY[record.language]
  const now = clock.now()
  const frozen = await copies.freeze(board)
  // For the organiser alone.
  const draw = async (format: CopyFormat): Promise<Uint8Array> =>
    (await copies.draw(board, record, { format, names: true }, frozen)).bytes
  const drawn: readonly (readonly [path: string, bytes: Uint8Array])[] = [
    [`${words.map}.json`, await draw('json')],
    [`${words.map}.md`, await draw('md')],
    [words.handout, await draw('handout')],
  ]
  const text = (value: string): Uint8Array => new TextEncoder().encode(value)
  const day = new Date(now).toISOString().slice(0, 10)

  async function* files(): AsyncGenerator<ZippedFile> {
    yield { path: words.about, bytes: [text(words.readMe(record.title, day))] }
    for (const [path, bytes] of drawn) yield { path, bytes: [bytes] }
    const cards = JSON.stringify(await snapshots.list(board), undefined, 1)
    yield { path: words.snapshots, bytes: [text(`${cards}\n`)] }
    for (const { id } of inOrder(await listPictures(records, board))) {
      const file = await blobs.get(pictureBlob(board, id, 'full'))
      if (file) yield { path: `${words.pictures}/${id}.jpg`, bytes: file.stream }
    }
    for (const { id, fileName } of inOrder(await listCopies(records, board))) {
      const file = await blobs.get(copyBlob(board, id))
      // Two copies of one day bear the same name.
      if (file) yield { path: `${words.copies}/${id} ${fileName}`, bytes: file.stream }
    }
  }
  return streamZip(files(), now)
}

const inOrder = <T extends { readonly id: string }>(all: readonly T[]): T[] =>
  [...all].sort((a, b) => (a.id < b.id ? -1 : 1))
