import type { CopyCard, CopyFormat, BoardLinks, PeopleAnswer } from '../../shared/wire/requests.ts'

/** Requests to one board with one credential. */
export interface Server {
  links(): Promise<BoardLinks>
  people(): Promise<PeopleAnswer>
  makeCopy(format: CopyFormat): Promise<CopyCard>
  /** The file itself and the name that the server gave it. */
  download(copy: CopyCard): Promise<Blob>
}
