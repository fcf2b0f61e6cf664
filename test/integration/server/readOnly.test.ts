import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addIdea } from '../../../shared/commands/addIdea.ts'
import { ROOT_ID } from '../../../shared/domain/idea.ts'
import { CONDITION, SAVING } from '../../../shared/wire/messages.ts'
import { api } from '../../../shared/wire/paths.ts'
import { createBoard, join } from '../../support/boardByHttp.ts'
import { mountSmallDisk } from '../../support/faultyServer.ts'
import { createPerson } from '../../support/scriptedPerson.ts'
import { seededRandom } from '../../support/seededRandom.ts'
import { startServer } from '../../support/server.ts'

/** Every file below, with what is in it and when it was written. */
const footprint = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => `${file} ${statSync(file).mtimeMs} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)
    .join('\n')

/** A data folder with a board that a whole session has left, on a disk that cannot be written where one can be mounted. */
async function unwritableFolder() {
  const server = await startServer()
  const board = await createBoard(server.url, { template: 'demo' })
  const session = await join(server.url, board.board, board.secrets.participant, 'Ayşe')
  const copied = await fetch(server.url + api.copies(board.board), {
    method: 'POST',
    headers: { Authorization: `Bearer ${board.secrets.organiser}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ format: 'svg' }),
  })
  expect(copied.status).toBe(201)
  const frozen = await fetch(server.url + api.snapshots(board.board), {
    method: 'POST',
    headers: { Authorization: `Bearer ${board.secrets.organiser}` },
  })
  expect(frozen.status).toBe(201)
  await server.kill('SIGTERM')
  const disk = mountSmallDisk(24)
  const folder = disk?.folder ?? mkdtempSync(path.join(tmpdir(), 'kaffeetisch-readonly-'))
  onTestFinished(() => (disk ? disk.unmount() : rmSync(folder, { recursive: true })))
  const data = path.join(folder, 'data')
  cpSync(server.dataDir, data, { recursive: true })
  await server.stop()
  disk?.remountReadOnly()
  return { board, session, data, copy: copied.headers.get('location') ?? '' }
}

describe('a server that was started with --read-only', () => {
  it('[P6] [P11] [bar 9] lets everybody read, takes nothing from anybody, says so in words, and leaves the folder as it is', async () => {
    const { board, session, data, copy } = await unwritableFolder()
    const before = footprint(data)
    const server = await startServer({ env: { DATA_DIR: data }, args: ['--read-only'] })
    onTestFinished(() => server.stop())
    const { organiser, participant, viewer } = board.secrets

    const again = await join(server.url, board.board, session.ticket)
    expect(again).toMatchObject({ role: 'participant', participant: session.participant, name: 'Ayşe' })
    expect(new Set(again.documents.map(({ access }) => access))).toEqual(new Set(['read']))
    const newcomer = await join(server.url, board.board, participant, 'Ben')
    expect(newcomer).toMatchObject({ role: 'participant', name: 'Ben' })
    for (const entered of [again, newcomer, await join(server.url, board.board, viewer)]) {
      const person = createPerson({ server: server.url, session: entered, random: seededRandom(1), now: () => 0 })
      onTestFinished(() => person.leave())
      await person.online()
      expect(person.map.ideas.size).toBeGreaterThan(20)
      person.askSaved()
      await person.hearsOfCondition(CONDITION.readOnly)
      if (entered.role === 'viewer') continue
      person.does(addIdea, { id: 'neu', parent: ROOT_ID, after: null, title: 'Neu' })
      await person.hearsOfSaving(SAVING.refused)
      const late = createPerson({ server: server.url, session: again, random: seededRandom(2), now: () => 0 })
      await late.online()
      expect(late.map.ideas.has('neu')).toBe(false)
      late.leave()
    }

    const ask = (method: string, address: string, body?: unknown) =>
      fetch(server.url + address, {
        method,
        headers: { Authorization: `Bearer ${organiser}`, 'Content-Type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
    expect((await ask('GET', copy)).status).toBe(200)
    for (const address of [
      api.snapshots,
      (id: string) => api.snapshot(id, 1),
      (id: string) => api.snapshotPicture(id, 1),
    ])
      expect((await ask('GET', address(board.board))).status).toBe(200)
    expect((await ask('GET', api.links(board.board))).status).toBe(200)
    for (const [method, address, body] of [
      ['POST', api.boards, { title: 'Neu', language: 'de', template: 'blank' }],
      ['PATCH', api.board(board.board), { title: 'Neu' }],
      ['DELETE', api.board(board.board)],
      ['POST', api.copies(board.board), { format: 'pdf' }],
      ['POST', api.snapshots(board.board), {}],
      ['POST', api.renewal(board.board, 'viewer'), {}],
      ['DELETE', api.names(board.board)],
    ] as const) {
      const refused = await ask(method, address, body)
      expect([method, address, refused.status, (await refused.json()).code]).toEqual([method, address, 503, 'readOnly'])
    }
    const ready = await fetch(`${server.url}/readyz`)
    expect([ready.status, (await ready.json()).storage]).toEqual([200, 'readOnly'])
    expect(await server.kill('SIGTERM')).toBe(0)
    expect(footprint(data)).toBe(before)
  })

  it('[P11] [bar 9] does not start where there is nothing to read, or where somebody is writing, and says which', async () => {
    const empty = mkdtempSync(path.join(tmpdir(), 'kaffeetisch-readonly-'))
    onTestFinished(() => rmSync(empty, { recursive: true }))
    await expect(startServer({ env: { DATA_DIR: empty }, args: ['--read-only'] })).rejects.toThrow(
      /ended with 1:\n.* holds no boards that could be read\. Check DATA_DIR, or start without --read-only\.\n$/,
    )
    const writer = await startServer()
    onTestFinished(() => writer.stop())
    await expect(startServer({ env: { DATA_DIR: writer.dataDir }, args: ['--read-only'] })).rejects.toThrow(
      /ended with 3:\n.* is in use by process \d+/,
    )
  })
})
