/** An update was not taken over; the sender must keep it. */
export class AppendRefused extends Error {
  constructor(readonly reason: 'tooMuchUnsaved' | 'erased' | 'closed') {
    super(`append refused: ${reason}`)
    this.name = 'AppendRefused'
  }
}

/** The board was erased and cannot come back. */
export class BoardErased extends Error {
  constructor(board: string) {
    super(`board ${board} was erased`)
    this.name = 'BoardErased'
  }
}

/** This server was started to read only. */
export class StorageReadOnly extends Error {
  constructor() {
    super('the server was started with --read-only')
    this.name = 'StorageReadOnly'
  }
}

/** Reasons not to start. The message is a sentence for whoever started the server. */
export class DataFolderProblem extends Error {}

export class DataFolderInUse extends DataFolderProblem {
  constructor(
    folder: string,
    readonly pid: number,
  ) {
    super(
      `The data folder ${folder} is in use by process ${pid}. Stop that one first, or give this one a DATA_DIR of its own.`,
    )
    this.name = 'DataFolderInUse'
  }
}

export class DataFolderNotWritable extends DataFolderProblem {
  constructor(folder: string, code: string) {
    super(
      `The data folder ${folder} cannot be written (${code}). Check that it exists, has room, and belongs to the user who runs the server; or start with --read-only, so that people can at least read what is there.`,
    )
    this.name = 'DataFolderNotWritable'
  }
}

export class NoDataFolder extends DataFolderProblem {
  constructor(folder: string) {
    super(`${folder} holds no boards that could be read. Check DATA_DIR, or start without --read-only.`)
    this.name = 'NoDataFolder'
  }
}

export class DataDamaged extends DataFolderProblem {
  constructor(file: string) {
    super(
      `${file} and its copy cannot be read, and nothing was changed. Put them back from a backup; starting without them would lock everybody out of their boards.`,
    )
    this.name = 'DataDamaged'
  }
}

export class DataFromNewerVersion extends DataFolderProblem {
  constructor(file: string) {
    super(`${file} was written by a newer version of Kaffeetisch. Nothing was changed; start the newer version again.`)
    this.name = 'DataFromNewerVersion'
  }
}

/** Node's error code, such as ENOSPC. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}
