import { createSmtpMailer } from '../../server/mail/smtpMailer.ts'

/** Sends a letter by each of these mail servers and prints what became of it, and what the log was told. */
const outcomes = process.argv.slice(2).map(async (url) => {
  const said: string[] = []
  const mailer = createSmtpMailer(
    { url, from: 'Rathaus <rathaus@example.org>' },
    { warn: (_codes: unknown, sentence?: string) => void said.push(sentence ?? '') },
  )
  const delivery = await mailer.send({ to: 'anna@example.org', subject: 'Ergebnis', text: 'Grüße' })
  await mailer.close()
  return [delivery, ...said]
})
process.stdout.write(JSON.stringify(await Promise.all(outcomes)))
