import { once } from 'node:events'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { api, syncRoom } from '../../../../shared/wire/paths.ts'
import { rawVisitor } from '../access/rawVisitor.ts'
import { openInstallation } from './installation.ts'

/** What the upgrade is answered with: `open` where a socket comes of it. */
async function upgrade(url: string, board: string, credential: string): Promise<number | 'open'> {
  const socket = new WebSocket(url.replace('http', 'ws') + syncRoom(board, 'map'), ['kt1', `kt.${credential}`])
  onTestFinished(() => socket.terminate())
  socket.on('error', () => {})
  return Promise.race([
    once(socket, 'open').then(() => 'open' as const),
    once(socket, 'unexpected-response').then(([, response]) => {
      if (response.statusCode === 429) expect(response.headers['retry-after']).toMatch(/^\d+$/)
      return Number(response.statusCode)
    }),
  ])
}

describe('limits by address', () => {
  it('[P7] wrong links at the sockets’ door and by HTTP count together, and right ones are let in all the while', async () => {
    const { url, ask, createBoard } = await openInstallation()
    const { board, secrets } = await createBoard()
    const guess = (n: number): string => `${n}`.padStart(22, 'A')
    const knocks = []
    for (let n = 0; n < 25; n++) knocks.push(await upgrade(url, board, guess(n)))
    expect(knocks).toEqual([...Array.from({ length: 20 }, () => 'open'), ...Array.from({ length: 5 }, () => 429)])
    expect((await ask('GET', api.board(board), guess(99))).status).toBe(429)
    expect(await rawVisitor(url, board, 'map', secrets.participant).outcome).toBe('in')
    expect((await ask('GET', api.board(board), secrets.viewer)).status).toBe(200)
  })

  it('sixty people behind one office address come in, with both their sockets, while somebody there guesses', async () => {
    const { url, ask, createBoard } = await openInstallation()
    const { board, secrets, session } = await createBoard()
    for (let n = 0; n < 25; n++) await ask('GET', api.board(board), `${n}`.padStart(22, 'A'))
    const people = await Promise.all(
      Array.from({ length: 60 }, (_, n) => session(secrets.participant, { name: `Gast ${n}` })),
    )
    const sockets = people.flatMap(({ ticket }) =>
      (['map', 'stage'] as const).map((document) => rawVisitor(url, board, document, ticket)),
    )
    expect(await Promise.all(sockets.map(({ outcome }) => outcome))).toEqual(sockets.map(() => 'in'))
    expect(await (await ask('GET', api.people(board), secrets.viewer)).json()).toHaveLength(60)
  })

  it('who only looks in at the door leaves nothing behind: a thousand knocks without a name take nobody’s place', async () => {
    const { ask, createBoard } = await openInstallation({
      env: { LIMIT_PEOPLE_PER_BOARD: '2', LIMIT_REQUESTS_PER_MINUTE: '5000' },
    })
    const { board, secrets, session } = await createBoard()
    for (let round = 0; round < 10; round++)
      await Promise.all(Array.from({ length: 100 }, () => session(round % 2 ? secrets.viewer : secrets.participant)))
    const [ada, ben] = [
      await session(secrets.participant, { name: 'Ada' }),
      await session(secrets.participant, { name: 'Ben' }),
    ]
    expect([ada.name, ben.name]).toEqual(['Ada', 'Ben'])
    expect((await ask('POST', api.session(board), secrets.participant, { name: 'Cem' })).status).toBe(409)
    // What was given to a knocker is what was shown, and a name with it makes a person.
    const knocker = await session(secrets.viewer)
    expect([knocker.ticket, knocker.name]).toEqual([secrets.viewer, null])
  })

  it('[P11] new people and requests have limits of their own, each with its sentence and the time to wait', async () => {
    const { ask, createBoard } = await openInstallation({
      env: { LIMIT_JOINS_PER_MINUTE: '3', LIMIT_REQUESTS_PER_MINUTE: '12' },
    })
    const { board, secrets, session } = await createBoard()
    const [first] = await Promise.all(['A', 'B', 'C'].map((name) => session(secrets.participant, { name })))
    const fourth = await ask('POST', api.session(board), secrets.participant, { name: 'D' })
    expect([fourth.status, (await fourth.json()).code]).toEqual([429, 'tooManyJoins'])
    expect(fourth.headers.get('retry-after')).toMatch(/^\d+$/)
    expect((await session(first?.ticket ?? '')).name).toBe('A')
    const rest = await Promise.all(Array.from({ length: 10 }, () => ask('GET', api.board(board), secrets.viewer)))
    const refused = rest.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(4)
    expect(await Promise.all(refused.map(async (answer) => (await answer.json()).code))).toEqual(
      refused.map(() => 'tooManyRequests'),
    )
    expect((await ask('GET', '/healthz')).status).toBe(200)
  })
})
