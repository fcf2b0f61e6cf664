export interface Saving {
  readonly state: 'saved' | 'saving' | 'offline' | 'notSaved' | 'unknown'
  /** Offline: since when, in milliseconds since 1970. */
  readonly since?: number
}

export interface SavedState {
  get(): Saving
  subscribe(listener: () => void): () => void
}
