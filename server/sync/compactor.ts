/** Makes one small update out of many, off the main thread. A port: the embedded one is a worker thread, tests run it in place. */
export interface Compactor {
  /** Resolves with one update that stands for all of them, without the text of what has been deleted. */
  compact(updates: readonly Uint8Array[]): Promise<Uint8Array>
  close(): Promise<void>
}
