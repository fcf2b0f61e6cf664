import type { BoardId } from '../../shared/domain/board.ts'
import { copyBlob, listCopies } from '../boards/copyRecords.ts'
import { listPictures, pictureBlob, SIZES } from '../boards/pictureRecords.ts'
import { publicationBlob, readPublication } from '../boards/publicationRecords.ts'
import { allSnapshots, mapBlob } from '../boards/snapshotRecords.ts'
import type { ReadableRecords } from '../storage/ports.ts'

/** A file that the records of a board speak of. */
export interface KeptFile {
  readonly blob: string
  readonly hash: string
  /** As what it is counted; the second file of a picture and what only others go on from are not. */
  readonly counts?: 'copies' | 'pictures' | 'snapshots' | 'published'
  /** In words, where it is not as it was. */
  readonly what: (state: 'missing' | 'other') => string
}

export async function keptFiles(records: ReadableRecords, board: BoardId): Promise<KeptFile[]> {
  return [
    ...(await copiesIn(records, board)),
    ...(await picturesIn(records, board)),
    ...(await snapshotsIn(records, board)),
    ...(await publishedIn(records, board)),
  ]
}

async function copiesIn(records: ReadableRecords, board: BoardId): Promise<KeptFile[]> {
  return (await listCopies(records, board)).map(({ id, hash, format }) => ({
    blob: copyBlob(board, id),
    hash,
    counts: 'copies',
    what: (state) =>
      `the copy "${format}" is ${state === 'missing' ? 'missing' : 'not what was made'}; it can be made anew`,
  }))
}

async function picturesIn(records: ReadableRecords, board: BoardId): Promise<KeptFile[]> {
  return (await listPictures(records, board)).flatMap((picture) =>
    SIZES.map((size) => ({
      blob: pictureBlob(board, picture.id, size),
      hash: picture[size].hash,
      ...(size === 'full' && { counts: 'pictures' as const }),
      what: (state) => `the file of a picture is ${state === 'missing' ? 'missing' : 'not what was kept'}`,
    })),
  )
}

async function snapshotsIn(records: ReadableRecords, board: BoardId): Promise<KeptFile[]> {
  const snapshots = await allSnapshots(records, board)
  return snapshots.flatMap(({ number, file: { hash, name }, goneAt }): KeptFile[] => {
    const goOn = snapshots
      .filter(({ base, goneAt }) => base === number && goneAt === undefined)
      .map((one) => one.number)
    if (goneAt !== undefined && goOn.length === 0) return []
    const others = goOn.length > 0 ? `; ${goOn.join(', ')} go on from it and cannot be opened either` : ''
    return [
      {
        blob: mapBlob(board, number, name),
        hash,
        ...(goneAt === undefined && { counts: 'snapshots' }),
        what: (state) =>
          `the snapshot ${number} of the map is ${state === 'missing' ? 'missing' : 'not what was frozen'}; the map itself is untouched${others}`,
      },
    ]
  })
}

async function publishedIn(records: ReadableRecords, board: BoardId): Promise<KeptFile[]> {
  const publication = await readPublication(records, board)
  return (publication?.record.files ?? []).map(({ name, hash }) => ({
    blob: publicationBlob(board, publication?.record.edition ?? 0, name),
    hash,
    counts: 'published',
    what: (state) =>
      `a file of the result page is ${state === 'missing' ? 'missing' : 'not what was published'}; it can be published anew`,
  }))
}
