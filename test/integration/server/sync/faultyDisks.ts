import { realFileSystem } from '../../../../server/storage/embedded/realFileSystem.ts'
import type { FileSystem } from '../../../../server/storage/ports.ts'

/** A real disk whose flushes wait while the gate is shut. */
export function gatedDisk(): { fs: FileSystem; shut(): void; open(): void } {
  let waiting: (() => void)[] = []
  let isShut = false
  return {
    fs: {
      ...realFileSystem,
      create: async (path) => {
        const file = await realFileSystem.create(path)
        return {
          append: (bytes) => file.append(bytes),
          close: () => file.close(),
          sync: async () => {
            if (isShut) await new Promise<void>((resolve) => waiting.push(resolve))
            await file.sync()
          },
        }
      },
    },
    shut: () => void (isShut = true),
    open: () => {
      isShut = false
      for (const go of waiting) go()
      waiting = []
    },
  }
}

/** A real disk that is full while it is told to be. */
export function fullDisk(): { fs: FileSystem; fill(): void; free(): void } {
  let isFull = false
  const refuse = () => {
    if (isFull) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  }
  return {
    fs: {
      ...realFileSystem,
      create: async (path) => {
        refuse()
        const file = await realFileSystem.create(path)
        return {
          append: async (bytes) => {
            refuse()
            await file.append(bytes)
          },
          sync: () => file.sync(),
          close: () => file.close(),
        }
      },
    },
    fill: () => void (isFull = true),
    free: () => void (isFull = false),
  }
}
