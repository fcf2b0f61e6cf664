/** One letter to one person. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** A date to put into one's calendar. */
  readonly calendar?: string | undefined
}

/** `refused`: that address will never get it. `later`: the server could not be reached, or wants to be asked again. */
export type Delivery = 'sent' | 'refused' | 'later'

/** Takes letters to people. Never rejects: what became of a letter is its answer. */
export interface Mailer {
  send(letter: Letter): Promise<Delivery>
  close(): Promise<void>
}
