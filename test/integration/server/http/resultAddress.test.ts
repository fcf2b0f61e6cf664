import { describe, expect, it } from 'vitest'
import type { Letter, Mailer } from '../../../../server/mail/mailer.ts'
import { api } from '../../../../shared/wire/paths.ts'
import { bodyOf, openInstallation } from './installation.ts'

const letters: Letter[] = []
const mailer: Mailer = {
  send: (letter) => Promise.resolve(letters.push(letter) > 0 ? 'sent' : 'later'),
  close: () => Promise.resolve(),
}

describe('an address for the result', () => {
  it('[P14] is left at the door or later, shown to its owner only, and taken back by them', async () => {
    const { ask, createBoard } = await openInstallation({ mailer })
    const { board, secrets, session } = await createBoard()
    const anna = await session(secrets.participant, { name: 'Anna', resultTo: 'anna@example.org' })
    const ben = await session(secrets.participant, { name: 'Ben' })
    expect(anna.sendsMail).toBe(true)
    const of = (ticket: string) => bodyOf(ask('GET', api.resultAddress(board), ticket))
    expect(await of(anna.ticket)).toEqual({ address: 'anna@example.org' })
    expect(await of(ben.ticket)).toEqual({ address: null })
    for (const credential of [secrets.organiser, secrets.participant, secrets.viewer, ben.ticket]) {
      const people = await ask('GET', api.people(board), credential)
      expect(await people.text()).not.toContain('example.org')
      const board1 = await ask('GET', api.board(board), credential)
      expect(await board1.text()).not.toContain('example.org')
    }
    const put = (ticket: string, address: unknown) => ask('PUT', api.resultAddress(board), ticket, { address })
    expect(await bodyOf(put(ben.ticket, ' ben@example.org '))).toEqual({ address: 'ben@example.org' })
    expect(await bodyOf(ask('DELETE', api.resultAddress(board), ben.ticket))).toEqual({ address: null })
    expect(await of(anna.ticket)).toEqual({ address: 'anna@example.org' })
  })

  it('[P16] goes with the name of its owner', async () => {
    const { ask, createBoard } = await openInstallation({ mailer })
    const { board, secrets, session } = await createBoard()
    const anna = await session(secrets.participant, { name: 'Anna', resultTo: 'anna@example.org' })
    await ask('DELETE', api.name(board, anna.participant), anna.ticket)
    expect(await bodyOf(ask('GET', api.resultAddress(board), anna.ticket))).toEqual({ address: null })
  })

  it('[P11] is refused in a sentence where it is none, where nothing could be sent, and from who has no ticket', async () => {
    const { ask, createBoard } = await openInstallation({ mailer })
    const { board, secrets, session } = await createBoard()
    const { ticket } = await session(secrets.participant, { name: 'Anna' })
    const codeOf = async (answer: Promise<Response>) => [(await answer).status, (await (await answer).json()).code]
    for (const address of ['anna', 'a@x.example\r\nBcc: b@x.example', 'a@x.example,b@x.example', 7])
      expect(await codeOf(ask('PUT', api.resultAddress(board), ticket, { address }))).toEqual([422, 'notAnAddress'])
    const joining = { name: 'Ben', resultTo: 'ben' }
    expect(await codeOf(ask('POST', api.session(board), secrets.participant, joining))).toEqual([422, 'notAnAddress'])
    const address = { address: 'anna@example.org' }
    expect(await codeOf(ask('PUT', api.resultAddress(board), secrets.viewer, address))).toEqual([403, 'forbidden'])

    const silent = await openInstallation()
    const there = await silent.createBoard()
    const cem = await there.session(there.secrets.participant, { name: 'Cem', resultTo: 'cem@example.org' })
    expect(cem.sendsMail).toBe(false)
    expect(await bodyOf(silent.ask('GET', api.resultAddress(there.board), cem.ticket))).toEqual({ address: null })
    expect(await codeOf(silent.ask('PUT', api.resultAddress(there.board), cem.ticket, address))).toEqual([
      409,
      'noMail',
    ])
  })
})
