import { describe, expect, it } from 'vitest'
import { api } from '../../../../shared/wire/paths.ts'
import { bodyOf, openInstallation } from './installation.ts'

describe('boards', () => {
  it('a new board has three links with secrets of their own behind the #', async () => {
    const { ask, url } = await openInstallation()
    const answer = await ask('POST', api.boards, undefined, {
      title: '  Klima in der Region ',
      language: 'de',
      template: 'regionalgespraech',
    })
    expect(answer.status).toBe(201)
    const { board, links } = await answer.json()
    expect(board).toMatch(/^[a-z0-9]{20}$/)
    expect(answer.headers.get('location')).toBe(api.board(board))
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const page = new RegExp(`^${url}/b/${board}#[A-Za-z0-9_-]{22}$`)
    for (const link of [links.organiser, links.participant, links.viewer]) expect(link).toMatch(page)
    expect(new Set(Object.values(links)).size).toBe(3)
  })

  it('[P11] the organiser gives the board another title, nobody else does', async () => {
    const { ask, createBoard } = await openInstallation()
    const { board, secrets } = await createBoard({ title: 'Klima' })
    const refused = await ask('PATCH', api.board(board), secrets.participant, { title: 'Unsinn' })
    expect([refused.status, (await refused.json()).code]).toEqual([403, 'forbidden'])
    const renamed = await ask('PATCH', api.board(board), secrets.organiser, { title: ' Klima & Mobilität ' })
    expect(await renamed.json()).toMatchObject({ board, title: 'Klima & Mobilität', language: 'de' })
    expect((await (await ask('GET', api.board(board), secrets.viewer)).json()).title).toBe('Klima & Mobilität')
  })

  it('links bear the public address where one is set', async () => {
    const { ask } = await openInstallation({ env: { PUBLIC_URL: 'https://tisch.example.org/' } })
    const answer = await ask('POST', api.boards, undefined, { title: 'Klima', language: 'de', template: 'blank' })
    expect((await answer.json()).links.viewer).toMatch(/^https:\/\/tisch\.example\.org\/b\//)
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000')
  })

  it('each link lets people in with its role, and says what they may write', async () => {
    const { createBoard } = await openInstallation()
    const { board, secrets, session } = await createBoard({ title: 'Klima' })
    const organiser = await session(secrets.organiser, { name: 'Ayşe' })
    expect(organiser).toMatchObject({ board, title: 'Klima', language: 'de', role: 'organiser', name: 'Ayşe' })
    expect(organiser.documents).toEqual([
      { name: 'map', access: 'write' },
      { name: 'stage', access: 'write' },
      { name: 'talk', access: 'write' },
    ])
    expect((await session(secrets.participant)).documents).toEqual([
      { name: 'map', access: 'write' },
      { name: 'stage', access: 'read' },
      { name: 'talk', access: 'write' },
    ])
    const viewer = await session(secrets.viewer)
    expect(viewer).toMatchObject({ role: 'viewer', name: null })
    expect(viewer.documents.every(({ access }) => access === 'read')).toBe(true)
    expect(viewer.erasedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it('a ticket brings the same person back, in a second tab too, and may change the name', async () => {
    const { createBoard } = await openInstallation()
    const { secrets, session } = await createBoard()
    const first = await session(secrets.participant, { name: 'Jonas', organisation: 'Stadtwerke' })
    const [again, other] = await Promise.all([session(first.ticket), session(secrets.participant, { name: 'Jonas' })])
    expect(again).toMatchObject({
      participant: first.participant,
      name: 'Jonas',
      role: 'participant',
      ticket: first.ticket,
    })
    expect(other.participant).not.toBe(first.participant)
    expect(await session(first.ticket, { name: 'Jonas M.' })).toMatchObject({
      participant: first.participant,
      name: 'Jonas M.',
    })
  })

  it('[P14] the roster tells everybody the names, and viewers no organisations', async () => {
    const { ask, createBoard } = await openInstallation()
    const { board, secrets, session } = await createBoard()
    const { participant, ticket } = await session(secrets.participant, { name: 'Jonas', organisation: 'Stadtwerke' })
    await session(secrets.viewer)
    const seenBy = (credential: string) => bodyOf<unknown>(ask('GET', api.people(board), credential))
    expect(await seenBy(ticket)).toEqual([
      { id: participant, name: 'Jonas', role: 'participant', organisation: 'Stadtwerke' },
    ])
    expect(await seenBy(secrets.viewer)).toEqual([{ id: participant, name: 'Jonas', role: 'participant' }])
  })

  it('the demo comes with its people', async () => {
    const { ask, createBoard } = await openInstallation()
    const { board, secrets } = await createBoard({ template: 'demo' })
    const people = await (await ask('GET', api.people(board), secrets.viewer)).json()
    expect(people.length).toBeGreaterThan(5)
  })

  it('the organiser’s link shows all three links again; tickets and other links do not', async () => {
    const { ask, createBoard } = await openInstallation()
    const { board, secrets, session } = await createBoard()
    const shown = await (await ask('GET', api.links(board), secrets.organiser)).json()
    expect(new URL(shown.participant).hash).toBe(`#${secrets.participant}`)
    expect(new URL(shown.viewer).hash).toBe(`#${secrets.viewer}`)
    const { ticket } = await session(secrets.organiser, { name: 'Anna' })
    const asTicket = await ask('GET', api.links(board), ticket)
    expect([asTicket.status, (await asTicket.json()).code]).toEqual([403, 'organiserLinkNeeded'])
    expect((await ask('GET', api.links(board), secrets.participant)).status).toBe(403)
  })

  it('an empty installation says so until the first board', async () => {
    const { ask, createBoard } = await openInstallation()
    const empty = async () => (await bodyOf(ask('GET', api.installation)))['empty']
    expect(await empty()).toBe(true)
    await createBoard()
    expect(await empty()).toBe(false)
  })

  it('a deleted board is gone for every link, and only for the organiser to delete', async () => {
    const { ask, createBoard } = await openInstallation()
    const { board, secrets, session } = await createBoard()
    const { ticket } = await session(secrets.participant, { name: 'Jonas' })
    const refused = await ask('DELETE', api.board(board), ticket)
    expect([refused.status, (await refused.json()).code]).toEqual([403, 'forbidden'])
    expect((await ask('DELETE', api.board(board), secrets.organiser)).status).toBe(204)
    for (const credential of [secrets.organiser, secrets.viewer, ticket]) {
      const late = await ask('GET', api.board(board), credential)
      expect([late.status, (await late.json()).code]).toEqual([410, 'boardGone'])
    }
  })
})
