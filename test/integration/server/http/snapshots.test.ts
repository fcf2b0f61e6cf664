import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addIdea } from '../../../../shared/commands/addIdea.ts'
import { removeIdeas } from '../../../../shared/commands/removeIdeas.ts'
import { setTitle } from '../../../../shared/commands/setTitle.ts'
import { openMapDocument } from '../../../../shared/document/openDocument.ts'
import { readMindMap } from '../../../../shared/document/readMindMap.ts'
import { readStage } from '../../../../shared/document/readStage.ts'
import { richText } from '../../../../shared/document/richText.ts'
import type { SnapshotCard } from '../../../../shared/domain/snapshot.ts'
import { api } from '../../../../shared/wire/paths.ts'
import { realFileSystem } from '../../../../server/storage/embedded/realFileSystem.ts'
import { verify } from '../../../../server/tools/verify.ts'
import { createPerson, type ScriptedPerson } from '../../../support/scriptedPerson.ts'
import { seededRandom } from '../../../support/seededRandom.ts'
import { bodyOf, openInstallation, revalidating, type TestInstallation } from './installation.ts'

const random = seededRandom(1)

/** A board with somebody of each role on it. */
async function open(options: Parameters<typeof openInstallation>[0] = {}) {
  const installation = await openInstallation(options)
  const made = await installation.createBoard({ template: 'regionalgespraech' })
  const come = async (role: keyof typeof made.secrets, name: string, document: 'map' | 'stage' = 'map') => {
    const session = await made.session(made.secrets[role], role === 'viewer' ? {} : { name })
    const person = createPerson({ server: installation.url, session, document, random, now: () => 0 })
    onTestFinished(person.leave)
    await person.online()
    return person
  }
  const ask = (method: string, address: string, role: keyof typeof made.secrets, body?: unknown) =>
    installation.ask(method, address, made.secrets[role], body)
  return {
    ...{ installation, come, ask, board: made.board, secrets: made.secrets },
    anna: await come('organiser', 'Anna'),
    bela: await come('participant', 'Béla'),
    freeze: (body: unknown = {}, role: keyof typeof made.secrets = 'organiser') =>
      bodyOf<SnapshotCard>(ask('POST', api.snapshots(made.board), role, body)),
    list: () => bodyOf<SnapshotCard[]>(ask('GET', api.snapshots(made.board), 'viewer')),
    mapOf: async (number: number) => {
      const answer = await ask('GET', api.snapshot(made.board, number), 'viewer')
      return readMindMap(openMapDocument([new Uint8Array(await answer.arrayBuffer())]))
    },
  }
}

async function add(person: ScriptedPerson, ...titles: string[]): Promise<void> {
  for (const title of titles)
    person.does(addIdea, { id: title.replaceAll(' ', ''), parent: 'root', after: null, title })
  await person.everythingSaved()
}

const textsOf = (map: ReturnType<typeof readMindMap>) => [...map.ideas.values()].map(({ text }) => text).sort()

const mapFiles = ({ dataDir }: TestInstallation, board: string): string[] =>
  readdirSync(path.join(dataDir, 'blobs', board), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name === 'map')
    .map((file) => path.join(file.parentPath, file.name))
    .sort()

const unpacked = (file: string): string => brotliDecompressSync(readFileSync(file)).toString()

describe('snapshots', () => {
  it('[P18] a tool restores the map or a branch by one request: as an edit, after the map as it was has been frozen', async () => {
    const { ask, freeze, mapOf, list, anna, bela, board } = await open()
    await add(anna, 'Erste Idee', 'Zweite Idee')
    const { number } = await freeze({ name: 'Vorher' })
    await add(bela, 'Dritte Idee')
    bela.does(removeIdeas, { ids: ['ErsteIdee'] })
    await bela.everythingSaved()
    const answer = await ask('POST', api.snapshotRestore(board, number), 'organiser', {})
    expect(answer.status).toBe(200)
    const before = (await answer.json()) as SnapshotCard
    expect(before.cause).toBe('restore')
    expect(textsOf(await mapOf(before.number))).toContain('Dritte Idee')
    const { number: after } = await freeze()
    expect(textsOf(await mapOf(after))).toEqual(textsOf(await mapOf(number)))
    // Done already: nothing more is written.
    const again = await ask('POST', api.snapshotRestore(board, number), 'organiser', { branch: 'ErsteIdee' })
    expect(again.status).toBe(200)
    expect((await list())[0]?.number).toBe(after)
    const unknown = await ask('POST', api.snapshotRestore(board, number), 'organiser', { branch: 'nirgends' })
    expect([unknown.status, (await unknown.json()).code]).toEqual([409, 'snapshotNotRestored'])
  })

  it('what was frozen is read back as it was, with who was there and what has changed, and everybody sees the list grow', async () => {
    const { anna, bela, come, freeze, list, mapOf, ask, board } = await open()
    const stage = await come('viewer', '', 'stage')
    await add(bela, 'Fahrrad', 'Bus')
    const first = await freeze({ name: 'Vor der Pause' })
    expect(first).toMatchObject({
      ...{ number: 1, name: 'Vor der Pause', cause: 'asked', ideas: 5 },
      changes: { added: 5, changed: 0, moved: 0, removed: 0 },
      people: { organisers: 1, participants: 1, viewers: 0 },
    })
    const then = textsOf(anna.map)

    anna.does(removeIdeas, { ids: ['Bus'] })
    bela.does(setTitle, { id: 'Fahrrad', title: richText('Lastenrad') })
    await Promise.all([anna.everythingSaved(), bela.everythingSaved()])
    await add(anna, 'Zug')
    const second = await freeze()
    expect(second).toMatchObject({ number: 2, ideas: 5, changes: { added: 1, changed: 1, moved: 0, removed: 1 } })
    expect(second).not.toHaveProperty('name')

    expect(await list()).toEqual([second, first])
    await expect.poll(() => readStage(stage.doc).snapshots).toEqual([second, first])
    expect(textsOf(await mapOf(1))).toEqual(then)
    expect(textsOf(await mapOf(2))).toEqual(textsOf(anna.map))

    const named = await ask('PATCH', api.snapshot(board, 2), 'organiser', { name: ' Nach der Runde ' })
    expect(await named.json()).toEqual({ ...second, name: 'Nach der Runde' })
    await expect.poll(() => readStage(stage.doc).snapshots[0]?.name).toBe('Nach der Runde')
    await ask('PATCH', api.snapshot(board, 2), 'organiser', { name: null })
    await expect.poll(() => readStage(stage.doc).snapshots[0]).toEqual(second)
  })

  it('[P6] a map that nobody has changed is not frozen twice; the name goes to the one that is there', async () => {
    const { bela, freeze, list } = await open()
    await add(bela, 'Fahrrad')
    const first = await freeze({ cause: 'bulkDelete' }, 'participant')
    expect(first).toMatchObject({ number: 1, cause: 'bulkDelete' })
    // Written and taken away again: other bytes, the same map.
    bela.does(addIdea, { id: 'x', parent: 'root', after: null, title: 'Irrtum' })
    bela.does(removeIdeas, { ids: ['x'] })
    await bela.everythingSaved()
    const [named, ...others] = await Promise.all([freeze({ name: 'Ein Name' }), freeze(), freeze()])
    expect(named).toEqual({ ...first, name: 'Ein Name' })
    for (const other of others) expect(other.number).toBe(1)
    expect(await freeze({ name: 'Ein anderer' })).toEqual(named)
    expect(await list()).toEqual([named])
  })

  it('[P6] viewers read and do nothing else; participants freeze before a large deed, not at will and without a name, and not for ever', async () => {
    const { bela, ask, freeze, board, installation } = await open()
    await add(bela, 'Fahrrad')
    await freeze()
    const refused = await Promise.all([
      ask('POST', api.snapshots(board), 'viewer', { cause: 'import' }),
      ask('POST', api.snapshots(board), 'viewer', {}),
      ask('PATCH', api.snapshot(board, 1), 'viewer', { name: 'X' }),
      ask('POST', api.snapshots(board), 'participant', {}),
      ask('POST', api.snapshots(board), 'participant', { cause: 'import', name: 'X' }),
      ask('PATCH', api.snapshot(board, 1), 'participant', { name: 'X' }),
    ])
    for (const answer of refused) expect([answer.status, (await answer.json()).code]).toEqual([403, 'forbidden'])
    for (const address of [api.snapshots(board), api.snapshot(board, 1), api.snapshotPicture(board, 1)]) {
      expect((await ask('GET', address, 'viewer')).status).toBe(200)
      expect((await installation.ask('GET', address)).status).toBe(401)
    }
    const asked = await Promise.all(
      Array.from({ length: 14 }, () => ask('POST', api.snapshots(board), 'participant', { cause: 'import' })),
    )
    expect(asked.map(({ status }) => status).sort()).toEqual([...Array<number>(12).fill(201), 429, 429])
    for (const busy of asked.filter(({ status }) => status === 429)) {
      expect((await busy.json()).code).toBe('snapshotsBusy')
      expect(Number(busy.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    expect((await ask('POST', api.snapshots(board), 'organiser', { cause: 'restore' })).status).toBe(201)
  })

  it('[P11] what is asked for wrongly gets a sentence', async () => {
    const { bela, ask, board, freeze } = await open()
    await add(bela, 'Fahrrad')
    await freeze()
    const code = async (answer: Promise<Response>) => (await bodyOf(answer))['code']
    for (const number of ['0', '2', '1e3', '-1', '01', '999999999999', '..%2f1'])
      expect(await code(ask('GET', `${api.snapshots(board)}/${number}`, 'viewer'))).toBe('snapshotNotFound')
    expect(await code(ask('PATCH', api.snapshot(board, 2), 'organiser', { name: 'X' }))).toBe('snapshotNotFound')
    expect(await code(ask('POST', api.snapshots(board), 'organiser', { name: 'x'.repeat(81) }))).toBe('nameTooLong')
    expect(await code(ask('PATCH', api.snapshot(board, 1), 'organiser', { name: ' ' }))).toBe('invalidBody')
    expect(await code(ask('POST', api.snapshots(board), 'organiser', { cause: 'publication' }))).toBe('invalidBody')
    expect(await code(ask('DELETE', api.snapshot(board, 2), 'organiser'))).toBe('snapshotNotFound')
    expect(await code(ask('PUT', api.snapshot(board, 1), 'organiser'))).toBe('methodNotAllowed')
  })

  it('the picture and the map say whether they are still the same; the picture has no word in it', async () => {
    const { bela, ask, board, installation, secrets, freeze } = await open()
    await add(bela, 'Geheimwort')
    await freeze()
    for (const [address, type] of [
      [api.snapshot(board, 1), 'application/octet-stream'],
      [api.snapshotPicture(board, 1), 'image/svg+xml'],
    ] as const) {
      const answer = await ask('GET', address, 'viewer')
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
      const again = await installation.ask('GET', address, secrets.viewer, undefined, revalidating(answer))
      expect(again.status).toBe(304)
      const travels = async (encoding: string) => {
        const headers = { 'Accept-Encoding': encoding }
        const sent = await installation.ask('GET', address, secrets.viewer, undefined, headers)
        return { as: sent.headers.get('content-encoding'), bytes: Buffer.from(await sent.arrayBuffer()) }
      }
      const [plain, small] = await Promise.all([travels('identity'), travels('br')])
      expect([plain.as, small.as]).toEqual([null, 'br'])
      expect(small.bytes.equals(plain.bytes)).toBe(true)
    }
    const picture = await (await ask('GET', api.snapshotPicture(board, 1), 'viewer')).text()
    expect(picture).toMatch(/^<svg .*<path d="M.*<\/svg>\n$/s)
    expect(picture).not.toContain('Geheim')
    expect(picture.length).toBeLessThan(2_000)
  })

  it('[P11] a damaged one is a sentence; the list, the others and the next one work', async () => {
    const { bela, ask, board, installation, freeze, list, mapOf } = await open()
    await add(bela, 'Fahrrad')
    await freeze()
    await add(bela, 'Bus')
    await freeze()
    const [first = '', second = ''] = mapFiles(installation, board)
    const bytes = readFileSync(second)
    bytes[3] = (bytes[3] ?? 0) ^ 1
    writeFileSync(second, bytes)
    const broken = await ask('GET', api.snapshot(board, 2), 'viewer')
    expect([broken.status, (await broken.json()).code]).toEqual([500, 'snapshotDamaged'])
    expect((await list()).map(({ number }) => number)).toEqual([2, 1])
    expect((await mapOf(1)).ideas.has('Fahrrad')).toBe(true)
    // The same map is frozen anew rather than called the same as one that nobody can read.
    expect((await freeze({ name: 'Neu' })).number).toBe(3)
    expect((await mapOf(3)).ideas.has('Bus')).toBe(true)

    writeFileSync(first, 'no brotli at all')
    await add(bela, 'Zug')
    expect((await freeze()).number).toBe(4)
    expect((await mapOf(4)).ideas.has('Zug')).toBe(true)
    expect((await list()).map(({ number }) => number)).toEqual([4, 3, 2, 1])
  })

  it('as many are kept as the setting says: those between go, named ones, first and last stay', async () => {
    const { bela, freeze, list, ask, board, come } = await open({ env: { LIMIT_SNAPSHOTS_PER_BOARD: '4' } })
    const stage = await come('viewer', '', 'stage')
    for (const n of [1, 2, 3, 4, 5, 6]) {
      await add(bela, `Idee ${n}`)
      await freeze(n === 3 ? { name: 'Bleibt' } : n === 4 ? {} : { cause: 'bulkDelete' })
    }
    const numbers = (await list()).map(({ number }) => number)
    expect(numbers).toHaveLength(4)
    expect(numbers).toEqual(expect.arrayContaining([6, 3, 1]))
    await expect.poll(() => readStage(stage.doc).snapshots.map(({ number }) => number)).toEqual(numbers)
    for (const number of numbers)
      await ask('PATCH', api.snapshot(board, number), 'organiser', { name: `Nr. ${number}` })
    await add(bela, 'Idee 7')
    const full = await ask('POST', api.snapshots(board), 'organiser', { name: 'Zu viel' })
    const problem = await full.json()
    expect([full.status, problem.code]).toEqual([409, 'snapshotsFull'])
    expect(problem.detail).toContain('4')
    expect((await list()).map(({ number }) => number)).toEqual(numbers)
  })

  it('[P16] one is removed by the organiser, with its name, its picture and its words on the disk; those that went on from it stay as they are', async () => {
    const { bela, come, freeze, list, mapOf, ask, board, installation } = await open()
    const stage = await come('viewer', '', 'stage')
    const shown = () => readStage(stage.doc).snapshots.map(({ number }) => number)
    await add(bela, 'Erika Mustermann')
    await freeze({ name: 'Mit Erika' })
    await ask('GET', api.snapshotPicture(board, 1), 'viewer')
    bela.does(setTitle, { id: 'ErikaMustermann', title: richText('Eine Bürgerin') })
    await add(bela, 'Bus')
    await freeze()
    await add(bela, 'Zug')
    await freeze()
    await expect.poll(shown).toEqual([3, 2, 1])
    const before = [textsOf(await mapOf(2)), textsOf(await mapOf(3))]
    const snapshot = (number: number) => path.join(installation.dataDir, 'blobs', board, 'snapshots', String(number))
    expect(unpacked(path.join(snapshot(1), 'map'))).toContain('Erika Mustermann')

    expect((await ask('DELETE', api.snapshot(board, 1), 'participant')).status).toBe(403)
    expect((await ask('DELETE', api.snapshot(board, 1), 'organiser')).status).toBe(204)
    expect((await list()).map(({ number }) => number)).toEqual([3, 2])
    await expect.poll(shown).toEqual([3, 2])
    for (const address of [api.snapshot(board, 1), api.snapshotPicture(board, 1)])
      expect((await ask('GET', address, 'organiser')).status).toBe(404)
    expect([textsOf(await mapOf(2)), textsOf(await mapOf(3))]).toEqual(before)
    expect(existsSync(snapshot(1))).toBe(false)
    expect(readFileSync(path.join(installation.dataDir, 'meta.json'), 'utf8')).not.toContain('Mit Erika')
    expect(unpacked(path.join(snapshot(2), 'map2'))).toContain('Bus')
    expect(unpacked(path.join(snapshot(2), 'map2'))).not.toContain('Erika Mustermann')
    expect([2, 3].flatMap((number) => readdirSync(snapshot(number)))).toEqual(['map2', 'map2'])
    expect((await verify(realFileSystem, installation.dataDir)).findings).toEqual([])

    // The next one goes on, and no number is given twice.
    expect((await ask('DELETE', api.snapshot(board, 3), 'organiser')).status).toBe(204)
    await add(bela, 'Rad')
    expect((await freeze()).number).toBe(4)
    expect((await ask('DELETE', api.snapshot(board, 2), 'organiser')).status).toBe(204)
    expect(textsOf(await mapOf(4))).toContain('Rad')
    expect((await list()).map(({ number }) => number)).toEqual([4])
  })

  it('[P16] they go with their board', async () => {
    const { bela, freeze, ask, board, installation } = await open()
    await add(bela, 'Fahrrad')
    await freeze({ name: 'Unvergesslich' })
    await ask('GET', api.snapshotPicture(board, 1), 'viewer')
    expect(mapFiles(installation, board)).toHaveLength(1)
    await ask('DELETE', api.board(board), 'organiser')
    expect(readdirSync(path.join(installation.dataDir, 'blobs'))).toEqual([])
    expect(readFileSync(path.join(installation.dataDir, 'meta.json'), 'utf8')).not.toContain('Unvergesslich')
    expect((await ask('GET', api.snapshot(board, 1), 'viewer')).status).toBe(410)
  })
})
