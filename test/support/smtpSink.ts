import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'

export interface SunkLetter {
  readonly from: string
  readonly to: readonly string[]
  /** As it was sent, headers and all. */
  readonly raw: string
}
export interface SmtpSink {
  readonly url: string
  readonly letters: readonly SunkLetter[]
  /** Answers this code for an address from now on; undefined takes that back. */
  refuse(address: string, code: number | undefined): void
  close(): Promise<void>
}

/** A mail server on this machine that keeps what it is given and sends nothing on. */
export async function openSmtpSink(): Promise<SmtpSink> {
  const letters: SunkLetter[] = []
  const refused = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, callback) {
      const responseCode = refused.get(address)
      callback(responseCode === undefined ? undefined : Object.assign(new Error('no'), { responseCode }))
    },
    onData(stream, { envelope }, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        letters.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks).toString() })
        callback()
      })
    },
  })
  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const address = listening.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuse: (address, code) => void (code === undefined ? refused.delete(address) : refused.set(address, code)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The text of a letter, whatever it was wrapped in for its way. */
export function textIn({ raw }: SunkLetter): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString()
  if (!/content-transfer-encoding: quoted-printable/i.test(raw)) return body
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
