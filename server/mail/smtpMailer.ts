import { createTransport } from 'nodemailer'
import type { Log } from '../observe/log.ts'
import type { Delivery, Mailer } from './mailer.ts'

export interface SmtpSettings {
  /** `smtp://name:password@host:587` or `smtps://…`. */
  readonly url: string
  /** Whom the letters are from: an address, perhaps with a name before it. */
  readonly from: string
}

export interface SmtpMailer extends Mailer {
  /** Tells the log in a sentence what would keep letters from going out, without sending one. */
  check(): Promise<void>
}

const PATIENCE = 10_000

/** Letters by the organiser's own mail server. A password never travels in the open, but on this very machine. */
export function createSmtpMailer({ url, from }: SmtpSettings, log: Pick<Log, 'warn'>): SmtpMailer {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !isHere && username !== '',
    ...(username !== '' && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    pool: true,
    maxConnections: 1,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ to, subject, text, calendar }) {
      try {
        await transport.sendMail({
          from,
          // As an object it is one address, whatever stands in it.
          to: { name: '', address: to },
          subject,
          text,
          headers: { 'Auto-Submitted': 'auto-generated' },
          ...(calendar !== undefined && {
            icalEvent: { method: 'PUBLISH', filename: 'termin.ics', content: calendar },
          }),
        })
        return 'sent'
      } catch (error) {
        const { message, ...codes } = factsOf(error)
        const delivery = deliveryOf(codes)
        log.warn({ ...codes, delivery }, troubleWith({ message, ...codes }))
        return delivery
      }
    },
    async check() {
      try {
        await transport.verify()
      } catch (error) {
        const { message, ...codes } = factsOf(error)
        log.warn(codes, `${troubleWith({ message, ...codes })}; letters wait, and are tried again every hour`)
      }
    },
    close: () => Promise.resolve(transport.close()),
  }
}

interface Facts {
  readonly code: unknown
  /** What the mail server answered, in its numbers. */
  readonly responseCode: unknown
  /** What it was asked. */
  readonly command: unknown
  readonly message: string
}

function factsOf(error: unknown): Facts {
  const isError = error instanceof Error
  const of = (name: string): unknown => (isError ? Reflect.get(error, name) : undefined)
  return {
    code: of('code'),
    responseCode: of('responseCode'),
    command: of('command'),
    message: isError ? error.message : '',
  }
}

/** Only what is said about the recipient is lasting: a wrong password or sender of ours is nothing that somebody else's address should pay for. */
const deliveryOf = ({ code, responseCode, command }: Omit<Facts, 'message'>): Delivery =>
  code === 'EENVELOPE' && command === 'RCPT TO' && typeof responseCode === 'number' && responseCode >= 500
    ? 'refused'
    : 'later'

/** What is wrong and what now, for who runs the server. The message itself may quote somebody's address. */
function troubleWith({ code, command, message }: Facts): string {
  if (/certificate/i.test(message))
    return "the mail server's certificate is not trusted here: name the file of its authority in NODE_EXTRA_CA_CERTS, and in SMTP_URL the host that the certificate is for"
  if (code === 'EAUTH') return 'the mail server does not take the name and the password in SMTP_URL'
  if (code === 'ETLS')
    return 'the mail server does not offer encryption (STARTTLS), and a password never travels in the open: ask for its port with smtps://'
  if (code === 'EENVELOPE')
    return command === 'RCPT TO' ? 'a letter was not taken' : 'the mail server does not let MAIL_FROM send'
  if (code === 'EDNS' || code === 'ESOCKET' || code === 'ECONNECTION' || code === 'ETIMEDOUT')
    return 'the mail server in SMTP_URL cannot be reached, or does not answer as one'
  return 'a letter was not taken'
}
