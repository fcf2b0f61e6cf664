import type { FileSystem } from '../ports.ts'

/**
 * A whole file is kept twice, with the same content: damage to one costs nothing, and nothing old stays behind, as it would in a
 * previous generation, so that what people deleted is really gone.
 */
export const twinNames = (name: string): readonly [string, string] => [name, `${name}.twin`]

const TEMPORARY = '.tmp'
export const isTemporary = (name: string): boolean => name.endsWith(TEMPORARY)

/** Resolves once both files are durable. Each holds its old or its new content at every moment, never a part. */
export async function writeTwins(fs: FileSystem, folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const paths = twinNames(name).map((twin) => `${folder}/${twin}`)
  // Both are written before either is renamed: a full disk is noticed while nothing has changed yet.
  for (const path of paths) await writeNew(fs, path + TEMPORARY, bytes)
  for (const path of paths) await fs.rename(path + TEMPORARY, path)
  await fs.syncFolder(folder)
}

/** The contents that can be had, the twin's last. */
export async function readTwins(
  fs: FileSystem,
  folder: string,
  name: string,
): Promise<readonly (Uint8Array | undefined)[]> {
  return Promise.all(twinNames(name).map((twin) => fs.read(`${folder}/${twin}`)))
}

/** A new file with durable content, in the place of a left-over; its name is durable after `syncFolder`. */
export async function writeNew(fs: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  await fs.remove(path)
  const file = await fs.create(path)
  try {
    await file.append(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
