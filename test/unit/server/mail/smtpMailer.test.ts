import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { createSmtpMailer } from '../../../../server/mail/smtpMailer.ts'
import { AUTHORITY, openSmtpSink, textIn } from '../../../support/smtpSink.ts'

const letter = { to: 'anna@example.org', subject: 'Ergebnis: Größe & Maß', text: 'Grüße aus Übersee ☕\n' }
const quiet = { warn: () => {} }

async function openMailer(from = 'Rathaus Übersee <rathaus@example.org>') {
  const sink = await openSmtpSink()
  const mailer = createSmtpMailer({ url: sink.url, from }, quiet)
  onTestFinished(async () => {
    await mailer.close()
    await sink.close()
  })
  return { sink, mailer }
}

test('a letter goes to one person, with umlauts in sender, subject and text, and says that a machine has sent it', async () => {
  const { sink, mailer } = await openMailer()
  expect(await mailer.send(letter)).toBe('sent')
  const [sent] = sink.letters
  if (!sent) throw new Error('nothing came')
  expect([sent.from, sent.to]).toEqual(['rathaus@example.org', ['anna@example.org']])
  expect(textIn(sent).replaceAll('\r\n', '\n')).toContain(letter.text)
  expect(sent.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  expect(sent.raw).not.toContain('Größe')
  const subject = /^Subject: =\?UTF-8\?Q\?(.*?)\?=\r$/m.exec(sent.raw)?.[1] ?? ''
  const bytes = subject
    .replaceAll('_', ' ')
    .replace(/=(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  expect(Buffer.from(bytes, 'latin1').toString()).toBe(letter.subject)
})

test('no address can bring in a second one, whatever stands in it', async () => {
  const { sink, mailer } = await openMailer()
  for (const to of ['evil@x.example\r\nBcc: all@x.example', 'a@x.example, b@x.example', 'a@x.example; b@x.example'])
    await mailer.send({ ...letter, to })
  const reached = sink.letters.flatMap(({ to }) => to)
  expect(reached).not.toContain('all@x.example')
  expect(reached).not.toContain('b@x.example')
  for (const { to, raw } of sink.letters) {
    expect(to.length).toBe(1)
    expect(raw).not.toMatch(/^Bcc:/im)
  }
})

test('an address that does not exist is refused for good, a full mailbox and a silent server are for later', async () => {
  const { sink, mailer } = await openMailer()
  sink.refuse('gone@example.org', 550)
  sink.refuse('full@example.org', 452)
  expect(await mailer.send({ ...letter, to: 'gone@example.org' })).toBe('refused')
  expect(await mailer.send({ ...letter, to: 'full@example.org' })).toBe('later')
  expect(await mailer.send(letter)).toBe('sent')
  await sink.close()
  expect(await mailer.send(letter)).toBe('later')
})

test('[P7] a password does not travel in the open: without encryption nothing is sent to another machine', async () => {
  const { sink } = await openMailer()
  const { port } = new URL(sink.url)
  // The same server under a name that is not this machine's own.
  const elsewhere = createSmtpMailer({ url: `smtp://anna:geheim@0.0.0.0:${port}`, from: 'a@example.org' }, quiet)
  onTestFinished(() => elsewhere.close())
  const open = createSmtpMailer({ url: `smtp://0.0.0.0:${port}`, from: 'a@example.org' }, quiet)
  onTestFinished(() => open.close())
  expect(await elsewhere.send(letter)).toBe('later')
  expect(sink.letters).toEqual([])
  expect(await open.send(letter)).toBe('sent')
})

test('a date comes along as something that calendars understand', async () => {
  const { sink, mailer } = await openMailer()
  await mailer.send({ ...letter, calendar: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' })
  expect(sink.letters[0]?.raw).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=PUBLISH/m)
})

test('a sender that the mail server does not let send costs nobody their address', async () => {
  const { sink, mailer } = await openMailer()
  sink.refuse('rathaus@example.org', 550)
  expect(await mailer.send(letter)).toBe('later')
})

test('[P7] letters travel encrypted, with name and password, to a mail server that is vouched for, and to no other', async () => {
  const password = 'ge:heim/1@'
  const sinks = [
    await openSmtpSink({ encrypted: 'STARTTLS', password }),
    await openSmtpSink({ encrypted: 'TLS', password }),
  ]
  onTestFinished(async () => void (await Promise.all(sinks.map((sink) => sink.close()))))
  const said: unknown[] = []
  const log = { warn: (_codes: unknown, sentence?: string) => void said.push(sentence) }
  for (const { url } of sinks) {
    // Nobody vouches for it in this process.
    const mailer = createSmtpMailer({ url, from: 'a@example.org' }, log)
    onTestFinished(() => mailer.close())
    expect(await mailer.send(letter)).toBe('later')
  }
  expect(said).toEqual(sinks.map(() => expect.stringContaining('NODE_EXTRA_CA_CERTS')))
  expect(sinks.flatMap(({ letters }) => letters)).toEqual([])

  // Node reads its authorities when it starts.
  const program = fileURLToPath(new URL('../../../support/sendLetters.ts', import.meta.url))
  const urls = sinks.map(({ url }) => url)
  const wrong = [new URL(urls[0] ?? ''), new URL(urls[1] ?? '')]
  for (const url of wrong)
    [url.password, url.hostname] = url.protocol === 'smtp:' ? ['falsch', url.hostname] : [url.password, '127.0.0.1']
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...urls, ...wrong.map(String)], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: AUTHORITY },
  })
  expect(JSON.parse(await text(child.stdout))).toEqual([
    ['sent'],
    ['sent'],
    ['later', expect.stringContaining('the name and the password')],
    ['later', expect.stringContaining('the host that the certificate is for')],
  ])
  expect(sinks.map(({ letters }) => letters.length)).toEqual([1, 1])
})
