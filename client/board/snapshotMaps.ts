import { openMapDocument } from '../../shared/document/openDocument.ts'
import { readMindMap } from '../../shared/document/readMindMap.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'
import type { Server } from './askServer.ts'
import type { BoardSession } from './session.ts'

/** The maps of a board's snapshots, read once. A snapshot never changes: what is here stays right. */
export interface SnapshotMaps {
  load(number: number): Promise<MindMap>
  /** It if it is here already. */
  here(number: number): MindMap | undefined
  /** Has it come before it is asked for. */
  expect(number: number): void
}

/** A map of a thousand ideas takes about a megabyte; the ones not asked for lately go. */
const MOST = 40

const known = new WeakMap<Server, SnapshotMaps>()

export function snapshotMapsOf({ server }: BoardSession): SnapshotMaps {
  let maps = known.get(server)
  if (!maps) known.set(server, (maps = createSnapshotMaps((number) => server.snapshot(number))))
  return maps
}

export function createSnapshotMaps(fetch: (number: number) => Promise<Uint8Array>): SnapshotMaps {
  const coming = new Map<number, Promise<MindMap>>()
  const here = new Map<number, MindMap>()
  const read = async (number: number): Promise<MindMap> => {
    const doc = openMapDocument([await fetch(number)])
    const map = readMindMap(doc)
    doc.destroy()
    here.set(number, map)
    return map
  }
  const load = (number: number): Promise<MindMap> => {
    const map =
      coming.get(number) ??
      read(number).catch((error: unknown) => {
        coming.delete(number)
        throw error
      })
    coming.delete(number)
    coming.set(number, map)
    for (const oldest of coming.keys()) {
      if (coming.size <= MOST) break
      coming.delete(oldest)
      here.delete(oldest)
    }
    return map
  }
  return {
    load,
    here: (number) => here.get(number),
    expect: (number) => void load(number).catch(() => undefined),
  }
}
