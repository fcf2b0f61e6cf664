import type { Server } from './askServer.ts'

/** Nobody waits longer for it: what is deleted lies in the bin, and what is put in can be undone. */
const PATIENCE = 1_500

/** Keeps the map as a snapshot before much of it becomes another one. Resolves when that is done, or cannot be. */
export function freezeBefore(server: Server, cause: 'import' | 'bulkDelete'): Promise<void> {
  const enough = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE))
  const taken = server.takeSnapshot({ cause }).then(
    () => undefined,
    () => undefined,
  )
  return Promise.race([taken, enough])
}
