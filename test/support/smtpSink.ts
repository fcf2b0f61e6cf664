import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
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

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/mail/${name}`, import.meta.url))
/** Who vouches for the sink called `localhost`; no machine knows it by itself. */
export const AUTHORITY = fixture('authority.pem')

export interface SinkOptions {
  /** Encrypted from the first byte, or after it was asked for. */
  readonly encrypted?: 'TLS' | 'STARTTLS'
  /** Takes letters only from who knows it. */
  readonly password?: string
}

/** A mail server on this machine that keeps what it is given and sends nothing on. */
export async function openSmtpSink({ encrypted, password }: SinkOptions = {}): Promise<SmtpSink> {
  const letters: SunkLetter[] = []
  const refused = new Map<string, number>()
  const server = new SMTPServer({
    // Milliseconds for those who are still connected.
    closeTimeout: 50,
    secure: encrypted === 'TLS',
    ...(encrypted && { key: readFileSync(fixture('key.pem')), cert: readFileSync(fixture('certificate.pem')) }),
    authOptional: password === undefined,
    disabledCommands: [...(encrypted ? [] : ['STARTTLS']), ...(password === undefined ? ['AUTH'] : [])],
    onAuth(login, _session, callback) {
      if (login.password === password) callback(null, { user: login.username })
      else callback(Object.assign(new Error('no'), { responseCode: 535 }))
    },
    onMailFrom({ address }, _session, callback) {
      const responseCode = refused.get(address)
      callback(responseCode === undefined ? undefined : Object.assign(new Error('no'), { responseCode }))
    },
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
    url: encrypted
      ? `${encrypted === 'TLS' ? 'smtps' : 'smtp'}://anna:${encodeURIComponent(password ?? 'x')}@localhost:${port}`
      : `smtp://127.0.0.1:${port}`,
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
