import { codeOf } from '../errors.ts'
import type { FileSystem } from '../ports.ts'
import { readFrames, type FileEnd } from './frames.ts'
import { isTemporary } from './twinFile.ts'

const ASIDE = '.damaged'
const fileName = (kind: 'segment' | 'snapshot', number: number): string => `${kind}-${String(number).padStart(6, '0')}`
export const segmentName = (number: number): string => fileName('segment', number)
export const snapshotName = (number: number): string => fileName('snapshot', number)
/** What could be read of a damaged segment. */
export const restName = (segment: string): string => `${segment}-rest`
/** The damaged segment itself, put aside: from then on it only says that something is missing. */
export const asideName = (segment: string): string => segment + ASIDE

/** The number in a file's name, else 0. */
export const numberOf = (name: string): number => Number(/^(?:segment|snapshot)-(\d+)/.exec(name)?.[1] ?? 0)

export type RoomFileKind = 'segment' | 'snapshot' | 'aside' | 'temporary' | 'foreign'

export function kindOf(name: string): RoomFileKind {
  if (isTemporary(name)) return 'temporary'
  if (name.endsWith(ASIDE)) return 'aside'
  if (name.startsWith('segment-')) return 'segment'
  return name.startsWith('snapshot-') ? 'snapshot' : 'foreign'
}

/** One file of a room, as it can be read now. `unreadable`: the disk does not give it back. */
export interface RoomFile {
  readonly name: string
  readonly kind: RoomFileKind
  readonly bytes: number
  readonly end: FileEnd | 'unreadable'
  readonly payloads: readonly Uint8Array[]
}

/** Undefined when there is no such file. Rejects for trouble that may pass: whoever reads a room must not take a part for the whole. */
export async function readRoomFile(fs: FileSystem, folder: string, name: string): Promise<RoomFile | undefined> {
  const kind = kindOf(name)
  try {
    const bytes = await fs.read(`${folder}/${name}`)
    return bytes && { name, kind, bytes: bytes.length, ...readFrames(bytes) }
  } catch (error) {
    if (codeOf(error) !== 'EIO') throw error
    return { name, kind, bytes: 0, end: 'unreadable', payloads: [] }
  }
}
