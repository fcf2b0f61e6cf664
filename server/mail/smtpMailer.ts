import { createTransport } from 'nodemailer'
import type { Log } from '../observe/log.ts'
import type { Delivery, Mailer } from './mailer.ts'

export interface SmtpSettings {
  /** `smtp://name:password@host:587` or `smtps://…`. */
  readonly url: string
  /** Whom the letters are from: an address, perhaps with a name before it. */
  readonly from: string
}

const PATIENCE = 10_000

/** Letters by the organiser's own mail server. A password never travels in the open, but on this very machine. */
export function createSmtpMailer({ url, from }: SmtpSettings, log: Pick<Log, 'warn'>): Mailer {
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
        const { code, responseCode } = codesOf(error)
        const delivery = deliveryOf(code, responseCode)
        log.warn({ code, responseCode, delivery }, 'a letter was not taken')
        return delivery
      }
    },
    close: () => Promise.resolve(transport.close()),
  }
}

/** Only what is said about the recipient is lasting: a wrong password of ours is nothing that somebody else's address should pay for. */
const deliveryOf = (code: unknown, responseCode: unknown): Delivery =>
  code === 'EENVELOPE' && typeof responseCode === 'number' && responseCode >= 500 ? 'refused' : 'later'

function codesOf(error: unknown): { code: unknown; responseCode: unknown } {
  if (typeof error !== 'object' || error === null) return { code: undefined, responseCode: undefined }
  return { code: Reflect.get(error, 'code'), responseCode: Reflect.get(error, 'responseCode') }
}
