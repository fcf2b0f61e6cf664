import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { accessTo, may, RIGHTS, type Deed } from '../../../../shared/domain/access.ts'
import { DOCUMENT_NAMES, type DocumentName } from '../../../../shared/domain/board.ts'
import { BOARD_STATES, type BoardState } from '../../../../shared/domain/closing.ts'
import { ROLES, type Role } from '../../../../shared/domain/participant.ts'
import { api } from '../../../../shared/wire/paths.ts'
import { openInstallation, type TestBoard, type TestInstallation } from '../http/installation.ts'
import { rawVisitor, seenBy } from './rawVisitor.ts'
import { presenceUpdate } from '../../../support/presenceUpdate.ts'

const isAck = (seq: number) => (bytes: Uint8Array) => bytes[0] === 64 && bytes[1] === 1 && bytes[2] === seq
const isRefusal = (bytes: Uint8Array) => bytes[0] === 64 && bytes[1] === 2 && (bytes[2] === 1 || bytes[2] === 4)
const isDenied = (bytes: Uint8Array) => bytes[0] === 2

/** A root of each document that clients may write, where they may write at all. */
const ROOTS: Record<DocumentName, string> = { map: 'kind', stage: 'tally', talk: 'reactions' }

/** Puts a board into a state; everybody is subject to it, whatever their clocks say. */
async function bringTo(state: BoardState, { ask }: TestInstallation, { board, secrets }: TestBoard): Promise<void> {
  if (state === 'open') return
  const commentsUntil = state === 'closed' ? Date.now() + 86_400_000 : null
  expect((await ask('PUT', api.closing(board), secrets.organiser, { commentsUntil })).status).toBe(200)
}

const written = (role: Role, state: BoardState): string =>
  DOCUMENT_NAMES.filter((document) => accessTo(role, document, state) === 'write').join(', ') || 'nothing'

function update(document: DocumentName, key: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap(ROOTS[document]).set(key, 1)
  return Y.encodeStateAsUpdate(doc)
}

describe('who may do what', () => {
  for (const state of BOARD_STATES)
    for (const role of ROLES)
      it(`[P6] [P19] ${state}, ${role}: writes ${written(role, state)}, by SyncStep2 and by Update, with link and with ticket`, async () => {
        const installation = await openInstallation()
        const made = await installation.createBoard({ template: 'demo' })
        const { url } = installation
        const { board, secrets, session } = made
        const { ticket, participant } = await session(secrets[role], { name: 'Ada' })
        await bringTo(state, installation, made)
        for (const document of DOCUMENT_NAMES)
          for (const [kind, credential] of Object.entries({ link: secrets[role], ticket })) {
            const raw = rawVisitor(url, board, document, credential)
            await raw.admitted()
            if (document !== 'talk') expect(raw.doc().share.size).toBeGreaterThan(0)
            raw.send(64, 0, 1)
            await raw.hear(isAck(1))
            const key = (how: string) => (document === 'talk' ? `${participant}/root/${kind}${how}` : `${kind}-${how}`)
            raw.send(0, 1, update(document, key('step2')))
            raw.send(0, 2, update(document, key('update')))
            // Whoever comments has said a name: a bare link is nobody.
            const writes = accessTo(role, document, state) === 'write' && !(document === 'talk' && kind === 'link')
            if (writes) {
              raw.send(64, 0, 2)
              await raw.hear(isAck(2))
            } else await raw.hearTimes(isRefusal, 2)
            const column = (await seenBy(url, board, document, secrets.viewer)).getMap(ROOTS[document])
            expect([column.has(key('step2')), column.has(key('update'))]).toEqual([writes, writes])
            expect(raw.heard.filter(isRefusal)).toHaveLength(writes ? 0 : 2)
            expect(raw.heard.filter(isDenied)).toHaveLength(writes ? 0 : 2)
          }
      })

  /** How each deed is asked for; what answers other than 403 was allowed. */
  const deeds: Record<Deed, (at: TestInstallation, board: TestBoard, credential: string) => Promise<Response>> = {
    read: ({ ask }, { board }, credential) => ask('GET', api.board(board), credential),
    seeOrganisations: async ({ ask }, { board }, credential) => {
      const people = await ask('GET', api.people(board), credential)
      return (await people.text()).includes('Stadtwerke') ? people : new Response(null, { status: 403 })
    },
    addPictures: ({ ask }, { board }, credential) =>
      ask('PUT', api.picture(board, 'A'.repeat(22)), credential, new Uint8Array(3)),
    export: ({ ask }, { board }, credential) => ask('POST', api.copies(board), credential, { format: 'gif' }),
    freezeBefore: ({ ask }, { board }, credential) =>
      ask('POST', api.snapshots(board), credential, { cause: 'import' }),
    freeze: ({ ask }, { board }, credential) => ask('POST', api.snapshots(board), credential, {}),
    nameSnapshots: ({ ask }, { board }, credential) =>
      ask('PATCH', api.snapshot(board, 1), credential, { name: 'Nach der Runde' }),
    removeSnapshots: ({ ask }, { board }, credential) => ask('DELETE', api.snapshot(board, 99), credential),
    restoreSnapshots: ({ ask }, { board }, credential) => ask('POST', api.snapshotRestore(board, 99), credential, {}),
    import: ({ ask }, { board }, credential) => ask('POST', api.import(board), credential, ''),
    rename: ({ ask }, { board }, credential) => ask('PATCH', api.board(board), credential, { title: 'Neu' }),
    publish: ({ ask }, { board }, credential) => ask('GET', api.publication(board), credential),
    seeLinks: ({ ask }, { board }, credential) => ask('GET', api.links(board), credential),
    changeLinks: ({ ask }, { board }, credential) => ask('PATCH', api.link(board, 'viewer'), credential, { on: true }),
    removePeople: ({ ask }, { board }, credential) => ask('DELETE', api.person(board, 'nobody'), credential),
    forgetNames: ({ ask }, { board }, credential) => ask('DELETE', api.name(board, 'nobody'), credential),
    close: ({ ask }, { board }, credential) => ask('PUT', api.closing(board), credential, { commentsUntil: 1 }),
    setRetention: ({ ask }, { board }, credential) => ask('PATCH', api.board(board), credential, { retentionDays: 30 }),
    confirmComplete: ({ ask }, { board }, credential) => ask('POST', api.complete(board), credential),
    deleteBoard: ({ ask }, { board }, credential) => ask('DELETE', api.board(board), credential),
  }
  for (const state of BOARD_STATES)
    for (const role of ROLES)
      it(`[P6] ${state}, ${role}: every deed at the board is allowed or refused as the table says`, async () => {
        const installation = await openInstallation()
        const board = await installation.createBoard()
        await board.session(board.secrets.organiser, { name: 'Jonas', organisation: 'Stadtwerke' })
        await bringTo(state, installation, board)
        const secret = board.secrets[role]
        for (const deed of Object.keys(RIGHTS.board) as Deed[]) {
          const answer = await deeds[deed](installation, board, secret)
          expect([deed, answer.status !== 403]).toEqual([deed, may(role, deed, state)])
          if (answer.status === 403 && may(role, deed, 'open') && deed !== 'seeOrganisations')
            expect((await answer.json()).code).toBe('boardClosed')
        }
      })

  it('[P15] a ticket of the organiser’s does not reach the links: only the link itself does', async () => {
    const { ask, createBoard } = await openInstallation()
    const { board, secrets, session } = await createBoard()
    const { ticket } = await session(secrets.organiser, { name: 'Anna' })
    const asked = await Promise.all([
      ask('GET', api.links(board), ticket),
      ask('PATCH', api.link(board, 'viewer'), ticket, { on: false }),
      ask('POST', api.renewal(board, 'participant'), ticket, {}),
      ask('POST', api.renewal(board, 'organiser'), ticket, { secret: 'A'.repeat(22) }),
      ask('POST', api.recoveryKey(board), ticket, {}),
    ])
    for (const answer of asked)
      expect([answer.status, (await answer.json()).code]).toEqual([403, 'organiserLinkNeeded'])
  })

  it('[P6] [bar 33] a thousand forged frames by a reading link change nothing, are told each time, and others see nothing', async () => {
    const { url, createBoard } = await openInstallation()
    const { board, secrets, session } = await createBoard({ template: 'demo' })
    const anna = rawVisitor(url, board, 'map', (await session(secrets.participant, { name: 'Anna' })).ticket)
    await anna.admitted()
    anna.send(
      1,
      presenceUpdate([77, 1, { person: { participant: '', name: '', colour: '#123456' }, pointer: { x: 1, y: 2 } }]),
    )
    const before = Y.encodeStateAsUpdate(await seenBy(url, board, 'map', secrets.viewer))

    const viewer = rawVisitor(url, board, 'map', secrets.viewer)
    await viewer.admitted()
    viewer.send(64, 0, 1)
    await viewer.hear(isAck(1))
    const heardByAnna = anna.heard.length
    const forged = update('map', 'forged')
    for (let n = 0; n < 500; n++) {
      viewer.send(0, 2, forged)
      viewer.send(0, 1, forged)
      // Anna's own id: as she, as nobody, as gone.
      viewer.send(1, presenceUpdate([77, 100 + n, n % 2 ? null : { person: { participant: 'x', name: 'Falsch' } }]))
    }
    viewer.send(64, 0, 2)
    await viewer.hear(isAck(2))
    expect(viewer.heard.filter(isRefusal)).toHaveLength(1_000)
    expect(viewer.heard.filter(isDenied)).toHaveLength(1_000)
    expect(Y.encodeStateAsUpdate(await seenBy(url, board, 'map', secrets.viewer))).toEqual(before)

    // Anna goes on: she is still there under her name, and has heard nothing of all that.
    const witness = rawVisitor(url, board, 'map', secrets.participant)
    await witness.admitted()
    const shown = (await witness.hear((bytes) => bytes[0] === 1 && bytes.length > 10)).toString()
    expect(shown).toContain('"Anna"')
    expect(anna.heard.slice(heardByAnna).filter((bytes) => bytes[0] === 0)).toEqual([])
    for (const bytes of [...anna.heard, ...witness.heard]) expect(bytes.toString()).not.toContain('Falsch')
  })

  it('[P6] the name at my pointer is the server’s: what a participant forges of person and id reaches nobody', async () => {
    const { url, createBoard } = await openInstallation()
    const { board, secrets, session } = await createBoard()
    const [anna, eve] = await Promise.all(['Anna', 'Eve'].map((name) => session(secrets.participant, { name })))
    if (!anna || !eve) throw new Error('nobody came')
    const witness = rawVisitor(url, board, 'map', anna.ticket)
    await witness.admitted()
    const raw = rawVisitor(url, board, 'map', eve.ticket)
    await raw.admitted()
    raw.send(
      1,
      presenceUpdate([4711, 1, { person: { participant: anna.participant, name: 'Anna', colour: '#123456' } }]),
    )
    const heard = (await witness.hear((bytes) => bytes[0] === 1 && bytes.toString().includes('person'))).toString()
    expect(heard).toContain(`"${eve.participant}"`)
    expect(heard).toContain('"Eve"')
    expect(heard).not.toContain(anna.participant)
  })

  it('[P6] the board of one link is no key to another board', async () => {
    const { url, ask, createBoard } = await openInstallation()
    const [mine, theirs] = [await createBoard(), await createBoard()]
    const { ticket } = await mine.session(mine.secrets.organiser, { name: 'Anna' })
    for (const credential of [mine.secrets.organiser, ticket]) {
      expect((await ask('GET', api.board(theirs.board), credential)).status).toBe(401)
      expect(await rawVisitor(url, theirs.board, 'map', credential).outcome).toBe(4401)
    }
  })
})
