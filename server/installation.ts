import type { Closings } from './boards/closings.ts'
import type { CopyDesk } from './boards/copyDesk.ts'
import type { PublicationDesk } from './boards/publicationDesk.ts'
import type { PictureDesk } from './boards/pictureDesk.ts'
import type { ImportDesk } from './boards/importDesk.ts'
import type { SnapshotDesk } from './boards/snapshotDesk.ts'
import type { ReadingDesk } from './boards/readingDesk.ts'
import type { Config } from './config.ts'
import type { Log } from './observe/log.ts'
import type { Mailer } from './mail/mailer.ts'
import type { Metrics } from './observe/metrics.ts'
import type { Blobs, Clock, Records, UpdateLog } from './storage/ports.ts'
import type { Rooms } from './sync/rooms.ts'

/** What every deed of the server works with; put together in startServer.ts and nowhere else. */
export interface Installation {
  readonly config: Config
  readonly records: Records
  readonly updates: UpdateLog
  readonly blobs: Blobs
  readonly rooms: Rooms
  readonly closings: Closings
  readonly clock: Clock
  readonly log: Log
  readonly copies: CopyDesk
  readonly pictures: PictureDesk
  readonly imports: ImportDesk
  /** Undefined: no mail is sent. */
  readonly mail: Mailer | undefined
  readonly snapshots: SnapshotDesk
  readonly reading: ReadingDesk
  readonly publications: PublicationDesk
  readonly metrics: Metrics
  readonly version: string
}
