import { Zip, ZipPassThrough } from 'fflate'
import { zipTime } from './zipTime.ts'

export interface ZippedFile {
  readonly path: string
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** Files as one zip file, piece by piece: no more is held in memory than one piece. They are not packed; pictures and PDFs are already. */
export async function* streamZip(files: AsyncIterable<ZippedFile>, now: number): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  for await (const { path, bytes } of files) {
    const entry = new ZipPassThrough(path)
    entry.mtime = zipTime(now)
    zip.add(entry)
    for await (const piece of bytes) {
      entry.push(piece)
      yield* ready.splice(0)
    }
    entry.push(new Uint8Array(0), true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}
