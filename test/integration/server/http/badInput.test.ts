import { describe, expect, it } from 'vitest'
import { COPY_FORMATS } from '../../../../shared/domain/copy.ts'
import { api } from '../../../../shared/wire/paths.ts'
import { openInstallation, type TestInstallation } from './installation.ts'

const german = { 'Accept-Language': 'de' }
const create = { title: 'Klima', language: 'de', template: 'blank' }

async function problem(answer: Response) {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  const body = await answer.json()
  expect(body.status).toBe(answer.status)
  expect(body.type).toBe(`urn:kaffeetisch:problem:${body.code}`)
  return { status: answer.status, code: body.code, detail: body.detail }
}
const createWith = ({ ask }: TestInstallation, body: unknown, headers = german) =>
  ask('POST', api.boards, undefined, body, headers)

describe('[P11] bad input gets a sentence and stops nobody', () => {
  it('what is no JSON', async () => {
    const installation = await openInstallation()
    for (const body of ['{"title":', 'ä', '"x"', '{"title":"\ud800'])
      expect(await problem(await createWith(installation, body))).toMatchObject({ status: 400, code: 'malformedJson' })
    expect(await problem(await createWith(installation, '[1]'))).toMatchObject({ status: 415, code: 'jsonExpected' })
    expect(await problem(await createWith(installation, undefined))).toMatchObject({
      status: 422,
      code: 'titleMissing',
    })
  })

  it('a title that is too long names the limit; one that is missing is asked for', async () => {
    const installation = await openInstallation()
    expect(await problem(await createWith(installation, { ...create, title: 'x'.repeat(121) }))).toMatchObject({
      status: 422,
      code: 'titleTooLong',
      detail: 'Der Titel eines Boards hat höchstens 120 Zeichen. Bitte kürzen.',
    })
    for (const title of ['', '   ', 7, undefined])
      expect(await problem(await createWith(installation, { ...create, title }))).toMatchObject({
        code: 'titleMissing',
      })
  })

  it('an unknown template, language or field', async () => {
    const installation = await openInstallation()
    const english = { 'Accept-Language': 'en-GB,en;q=0.9' }
    expect(await problem(await createWith(installation, { ...create, template: 'swot' }, english))).toMatchObject({
      code: 'unknownTemplate',
      detail: 'There is no such template. Possible are: regionalgespraech, blank, demo.',
    })
    expect(await problem(await createWith(installation, { ...create, language: 'fr' }))).toMatchObject({
      code: 'unknownLanguage',
    })
    expect(await problem(await createWith(installation, { ...create, colour: 'red' }))).toMatchObject({
      status: 422,
      code: 'invalidBody',
    })
  })

  it('a body of 10 MB is refused with the limit, and the next request is answered', async () => {
    const installation = await openInstallation()
    const refused = await problem(
      await createWith(installation, JSON.stringify({ ...create, title: 'x'.repeat(10_000_000) })),
    )
    expect(refused).toMatchObject({ status: 413, code: 'bodyTooLarge' })
    expect(refused.detail).toContain('65536')
    expect((await createWith(installation, create)).status).toBe(201)
  })

  it('keys such as __proto__ change nothing but the answer', async () => {
    const installation = await openInstallation()
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const answer = await createWith(
        installation,
        `{"title":"Klima","language":"de","template":"blank","${key}":{"role":"organiser"}}`,
      )
      expect([201, 422]).toContain(answer.status)
    }
    expect('role' in {}).toBe(false)
    expect((await installation.ask('GET', api.board('__proto__'), 'A'.repeat(22))).status).toBe(401)
  })

  it('an unknown address, a damaged one, and a method that does not exist there', async () => {
    const installation = await openInstallation()
    expect(await problem(await installation.ask('GET', '/api/nothing'))).toMatchObject({
      status: 404,
      code: 'notFound',
    })
    expect(await problem(await installation.ask('GET', '/api/boards/%E0%A4%A', 'A'.repeat(22)))).toMatchObject({
      status: 400,
      code: 'malformedAddress',
    })
    const wrong = await installation.ask('PUT', api.boards, undefined, {}, german)
    expect(wrong.headers.get('allow')).toBe('POST')
    expect(await problem(wrong)).toMatchObject({
      status: 405,
      code: 'methodNotAllowed',
      detail: 'Hier geht nur: POST.',
    })
  })

  it('an unknown format: the sentence lists what there is, in the board’s language', async () => {
    const { ask, createBoard } = await openInstallation()
    const { board, secrets } = await createBoard({ language: 'en' })
    expect(
      await problem(await ask('POST', api.copies(board), secrets.organiser, { format: 'gif' }, german)),
    ).toMatchObject({
      status: 422,
      code: 'unknownFormat',
      detail: `There is no copy in this format. Possible are: ${COPY_FORMATS.join(', ')}.`,
    })
  })

  it('an over-long name or organisation', async () => {
    const { ask, createBoard } = await openInstallation()
    const { board, secrets } = await createBoard()
    const join = (body: unknown) => ask('POST', api.session(board), secrets.participant, body)
    expect(await problem(await join({ name: 'x'.repeat(41) }))).toMatchObject({ code: 'nameTooLong' })
    expect(await problem(await join({ organisation: 'x'.repeat(81) }))).toMatchObject({ code: 'organisationTooLong' })
    expect(await problem(await join({ name: 7 }))).toMatchObject({ code: 'invalidBody' })
    expect((await ask('GET', api.people(board), secrets.organiser)).status).toBe(200)
  })

  it('a role that may not: participants and viewers make no copies', async () => {
    const { ask, createBoard } = await openInstallation()
    const { board, secrets } = await createBoard()
    for (const secret of [secrets.participant, secrets.viewer])
      expect(await problem(await ask('POST', api.copies(board), secret, { format: 'pdf' }))).toMatchObject({
        status: 403,
        code: 'forbidden',
      })
  })

  it('[P7] nobody can tell a wrong secret from a board that never was', async () => {
    const { ask, createBoard } = await openInstallation()
    const { board, secrets } = await createBoard({ language: 'en' })
    const texts = await Promise.all(
      [
        ask('GET', api.board(board), 'A'.repeat(22), undefined, german),
        ask('GET', api.board('a'.repeat(20)), secrets.viewer, undefined, german),
        ask('GET', api.board(board), secrets.viewer.slice(1), undefined, german),
        ask('GET', api.board(board), undefined, undefined, german),
        ask('GET', api.board('../../etc/passwd'.replaceAll('/', '%2f')), secrets.viewer, undefined, german),
      ].map(async (answer) => `${(await answer).status} ${await (await answer).text()}`),
    )
    expect(new Set(texts).size).toBe(1)
    expect(texts[0]).toMatch(/^401 /)
  })

  it('[P7] one who guesses has to wait, and sixty others behind the same address come in', async () => {
    const { ask, createBoard } = await openInstallation()
    const { board, secrets, session } = await createBoard()
    const guesses = await Promise.all(
      Array.from({ length: 30 }, (_, i) => ask('GET', api.board(board), `${i}`.padStart(22, 'A'))),
    )
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(20)
    const waiting = guesses.find(({ status }) => status === 429)
    expect(waiting?.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(waiting && (await problem(waiting))).toMatchObject({ code: 'tooManyFailures' })
    const people = await Promise.all(
      Array.from({ length: 60 }, (_, i) => session(secrets.participant, { name: `Gast ${i}` })),
    )
    expect(new Set(people.map(({ participant }) => participant)).size).toBe(60)
  })

  it('an address creates no more boards in an hour than the limit says', async () => {
    const installation = await openInstallation({ env: { LIMIT_BOARDS_PER_HOUR: '2' } })
    expect((await createWith(installation, create)).status).toBe(201)
    expect((await createWith(installation, create)).status).toBe(201)
    const third = await problem(await createWith(installation, create))
    expect(third).toMatchObject({ status: 429, code: 'tooManyBoards' })
    expect(third.detail).toContain('2 Boards')
  })

  it('a board remembers no more people than the limit says', async () => {
    const { ask, createBoard } = await openInstallation({ env: { LIMIT_PEOPLE_PER_BOARD: '1' } })
    const { board, secrets, session } = await createBoard()
    const { ticket } = await session(secrets.participant, { name: 'Ada' })
    expect(await problem(await ask('POST', api.session(board), secrets.participant, { name: 'Ben' }))).toMatchObject({
      status: 409,
      code: 'boardFull',
    })
    expect((await session(ticket)).role).toBe('participant')
  })
})
