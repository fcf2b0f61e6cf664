import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addIdea } from '../../../shared/commands/addIdea.ts'
import { setPicture } from '../../../shared/commands/setPicture.ts'
import { ROOT_ID } from '../../../shared/domain/idea.ts'
import { api } from '../../../shared/wire/paths.ts'
import type { PublicationAnswer } from '../../../shared/wire/requests.ts'
import { createBoard, join } from '../../support/boardByHttp.ts'
import { newPictureId, pngOf } from '../../support/pictures.ts'
import { createPerson, type ScriptedPerson } from '../../support/scriptedPerson.ts'
import { seededRandom } from '../../support/seededRandom.ts'
import { startServer } from '../../support/server.ts'
import { runTool } from '../../support/tools.ts'

const PEOPLE = 18
const BACKUPS = 2
/** Eighteen replicas of more would only make the test slow. */
const MOST_IDEAS = 3_000

function emptyFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kaffeetisch-tools-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function session() {
  const server = await startServer()
  onTestFinished(() => server.stop())
  const board = await createBoard(server.url, { title: 'Geheimer Titel' })
  const random = seededRandom(11)
  const visit = async (url: string, role: 'participant' | 'viewer'): Promise<ScriptedPerson> => {
    const joined = await join(url, board.board, board.secrets[role], role === 'viewer' ? undefined : 'Ayşe')
    const person = createPerson({ server: url, session: joined, random, now: () => 0 })
    onTestFinished(() => person.leave())
    await person.online()
    return person
  }
  return { server, board, visit }
}

describe('an operator at the terminal, beside a running server', () => {
  it('[P1] [bar 18] backs up while eighteen people write, and restores every idea that was saved before', async () => {
    const { server, board, visit } = await session()
    const people = await Promise.all(Array.from({ length: PEOPLE }, () => visit(server.url, 'participant')))
    let going = true
    let written = 0
    const saved: string[] = []
    const write = async (person: ScriptedPerson): Promise<void> => {
      while (going && written < MOST_IDEAS) {
        const id = `i${written++}`
        person.does(addIdea, { id, parent: ROOT_ID, after: null, title: `Geheime Idee ${id}` })
        await person.everythingSaved()
        saved.push(id)
      }
    }
    const writing = people.map(write)
    const base = emptyFolder()
    const backups: { folder: string; promised: string[] }[] = []
    for (let n = 0; n < BACKUPS; n++) {
      await expect.poll(() => saved.length).toBeGreaterThan(n * PEOPLE)
      const promised = [...saved]
      const folder = path.join(base, `backup-${n}`)
      const { code, out, err } = await runTool(server.dataDir, 'backup', folder)
      expect([code, err]).toEqual([0, ''])
      expect(out).toMatch(/^Backed up 1 board .* read it back\.\n$/)
      backups.push({ folder, promised })
      expect((await runTool(server.dataDir, 'verify')).code).toBe(0)
    }
    going = false
    await Promise.all(writing)

    for (const { folder, promised } of backups) {
      expect(promised.length).toBeGreaterThan(0)
      const again = path.join(base, `${path.basename(folder)}-restored`)
      expect(await runTool(again, 'restore', folder)).toMatchObject({ code: 0, err: '' })
      const copy = await startServer({ env: { DATA_DIR: again } })
      onTestFinished(() => copy.stop())
      const reader = await visit(copy.url, 'viewer')
      expect(promised.filter((id) => !reader.map.ideas.has(id))).toEqual([])
      reader.leave()
      await copy.stop()
      expect((await runTool(again, 'verify')).code).toBe(0)
    }
    const listed = await runTool(server.dataDir, 'inspect')
    expect(listed.out).toMatch(new RegExp(`^In use by process \\d+\\.\\n[^]*${board.board} +live `))
    const detailed = await runTool(server.dataDir, 'inspect', board.board)
    expect(listed.out + detailed.out).not.toMatch(/Geheim|Ayşe/)
  }, 120_000)

  it('[P11] restores into no folder that a server uses, and says which one', async () => {
    const { server } = await session()
    const backup = path.join(emptyFolder(), 'backup')
    expect((await runTool(server.dataDir, 'backup', backup)).code).toBe(0)
    const { code, err } = await runTool(server.dataDir, 'restore', backup)
    expect(code).toBe(3)
    expect(err).toMatch(/^The data folder .* is in use by process \d+\. /)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  })

  it('[P11] answers what makes no sense with a sentence and an exit code', async () => {
    const nothing = path.join(emptyFolder(), 'nothing')
    expect(await runTool(nothing, 'verify')).toEqual({
      code: 1,
      out: '',
      err: `${nothing} is no data folder: it holds no meta.json.\n`,
    })
    expect((await runTool(nothing, 'inspect')).code).toBe(1)
    expect((await runTool(nothing, 'backup', `${nothing}2`)).code).toBe(1)
    expect((await runTool(nothing, 'restore', nothing)).code).toBe(1)
    expect((await runTool(nothing, 'bakup')).err).toBe('There is no "bakup". --help lists what there is.\n')
    expect(await runTool(nothing, '--help')).toMatchObject({ code: 0, err: '' })
  })

  it('[P1] pictures go into the backup and come back from it; one that is damaged is named', async () => {
    const { server, board } = await session()
    const id = newPictureId()
    const headers = { Authorization: `Bearer ${board.secrets.participant}` }
    const sent = await fetch(server.url + api.picture(board.board, id), {
      ...{ method: 'PUT', headers, body: new Blob([Uint8Array.from(await pngOf(300, 200))]) },
    })
    expect(sent.status).toBe(201)
    const file = async (url: string) =>
      Buffer.from(await (await fetch(url + api.picture(board.board, id), { headers })).arrayBuffer())
    const kept = await file(server.url)
    const base = emptyFolder()
    const [backup, again] = [path.join(base, 'backup'), path.join(base, 'again')]
    expect((await runTool(server.dataDir, 'backup', backup)).code).toBe(0)
    expect(await runTool(again, 'restore', backup)).toMatchObject({ code: 0, err: '' })
    const copy = await startServer({ env: { DATA_DIR: again } })
    onTestFinished(() => copy.stop())
    expect((await file(copy.url)).equals(kept)).toBe(true)
    await copy.stop()
    expect(await runTool(again, 'verify')).toMatchObject({ code: 0, out: expect.stringContaining('1 picture') })
    expect((await runTool(again, 'inspect', board.board)).out).toContain(`${id}  300 × 200`)
    const damaged = path.join('blobs', board.board, 'pictures', id, 'small')
    writeFileSync(path.join(again, damaged), 'x')
    const { code, out } = await runTool(again, 'verify')
    expect(code).not.toBe(0)
    expect(out).toContain(`${damaged}  the file of a picture is not what was kept`)
  })

  it('[P1] snapshots go into the backup and come back from it, also when the board begins anew; a damaged one is named with those that go on from it', async () => {
    const { server, board, visit } = await session()
    const headers = { Authorization: `Bearer ${board.secrets.organiser}`, 'Content-Type': 'application/json' }
    const person = await visit(server.url, 'participant')
    for (let i = 0; i < 20; i++)
      person.does(addIdea, { id: `i${i}`, parent: ROOT_ID, after: null, title: `Geheime Idee ${i}` })
    for (const id of ['eins', 'zwei']) {
      person.does(addIdea, { id, parent: ROOT_ID, after: null, title: `Geheime Idee ${id}` })
      await person.everythingSaved()
      const body = JSON.stringify({ name: `Geheimer Name ${id}` })
      const taken = await fetch(server.url + api.snapshots(board.board), { method: 'POST', headers, body })
      expect(taken.status).toBe(201)
    }
    person.leave()
    const snapshot = async (url: string, number: number) =>
      Buffer.from(await (await fetch(url + api.snapshot(board.board, number), { headers })).arrayBuffer())
    const kept = await Promise.all([1, 2].map((number) => snapshot(server.url, number)))
    const base = emptyFolder()
    const [backup, again] = [path.join(base, 'backup'), path.join(base, 'again')]
    expect((await runTool(server.dataDir, 'backup', backup)).code).toBe(0)
    expect(await runTool(again, 'restore', '--anew', backup)).toMatchObject({ code: 0, err: '' })
    const copy = await startServer({ env: { DATA_DIR: again } })
    onTestFinished(() => copy.stop())
    for (const [i, map] of kept.entries()) expect((await snapshot(copy.url, i + 1)).equals(map)).toBe(true)
    await copy.stop()
    expect(await runTool(again, 'verify')).toMatchObject({ code: 0, out: expect.stringContaining('2 snapshots') })
    const inspected = (await runTool(again, 'inspect', board.board)).out
    expect(inspected).toMatch(/ 1 +asked .* 21 ideas [^]* 2 +asked .* 22 ideas .*goes on from 1/)
    expect(inspected).not.toContain('Geheim')
    const damaged = path.join('blobs', board.board, 'snapshots', '1', 'map')
    writeFileSync(path.join(again, damaged), 'x')
    const { code, out } = await runTool(again, 'verify')
    expect(code).toBe(2)
    expect(out).toContain(`${damaged}  the snapshot 1 of the map is not what was frozen`)
    expect(out).toContain('2 go on from it')
  })

  it('[P1] [P20] a result page comes back from a backup with all its files, and can be taken back there', async () => {
    const { server, board } = await session()
    const headers = { Authorization: `Bearer ${board.secrets.organiser}`, 'Content-Type': 'application/json' }
    const id = newPictureId()
    const person = createPerson({
      ...{ server: server.url, random: seededRandom(12), now: () => 0 },
      session: await join(server.url, board.board, board.secrets.organiser, 'Ayşe'),
    })
    await person.online()
    const photo = new Blob([Uint8Array.from(await pngOf(300, 200))])
    await fetch(server.url + api.picture(board.board, id), { method: 'PUT', headers, body: photo })
    person.does(addIdea, { id: 'bus', parent: ROOT_ID, after: null, title: 'Rufbus' })
    person.does(setPicture, { id: 'bus', picture: { id, alt: 'Ein Bus', width: 300, height: 200 } })
    await person.everythingSaved()
    person.leave()
    const desk = async (url: string, method: string, body?: object): Promise<PublicationAnswer> => {
      const answer = await fetch(url + api.publication(board.board), {
        ...{ method, headers, ...(body && { body: JSON.stringify(body) }) },
      })
      return (await answer.json()) as PublicationAnswer
    }
    const nextDate = { title: 'Runde 2', start: Date.UTC(2027, 1, 1, 9), end: Date.UTC(2027, 1, 1, 11) }
    await desk(server.url, 'POST', { formats: ['md', 'csv'], nextDate })
    await expect.poll(async () => (await desk(server.url, 'GET')).progress, { timeout: 20_000 }).toBeNull()
    const page = new URL((await desk(server.url, 'GET')).link ?? '').pathname
    const seen = async (url: string) => {
      const text = await (await fetch(`${url + page}/`)).text()
      const names = new Set(
        [...text.matchAll(/(?:href|src)="([\w-]+\.\w+|pictures\/[\w-]+)"/g)].map(([, name]) => name),
      )
      const files = await Promise.all(
        [...names].map(async (name) => {
          const file = await fetch(`${url + page}/${name}`)
          return [name, file.status, Buffer.from(await file.arrayBuffer()).toString('base64')] as const
        }),
      )
      return { text, files }
    }
    const before = await seen(server.url)
    expect(before.files.map(([name, status]) => `${name} ${status}`).sort()).toEqual(
      ['date.ics 200', 'mindmap.csv 200', 'mindmap.md 200', 'package.zip 200', `pictures/${id} 200`].sort(),
    )
    const base = emptyFolder()
    const [backup, again] = [path.join(base, 'backup'), path.join(base, 'again')]
    expect((await runTool(server.dataDir, 'backup', backup)).code).toBe(0)
    expect(await runTool(again, 'restore', backup)).toMatchObject({ code: 0, err: '' })
    const copy = await startServer({ env: { DATA_DIR: again } })
    onTestFinished(() => copy.stop())
    expect(await seen(copy.url)).toEqual(before)
    expect((await desk(copy.url, 'DELETE')).publication).toMatchObject({ state: 'withdrawn' })
    const after = await Promise.all(['/', '/package.zip'].map((end) => fetch(copy.url + page + end)))
    expect(after.map(({ status }) => status)).toEqual([410, 410])
    await copy.stop()
    expect(readdirSync(path.join(again, 'blobs', board.board, 'published'))).toEqual([])
    expect(await runTool(again, 'verify')).toMatchObject({ code: 0 })
  })

  it('[P7] leaves copies that nobody else on the machine can read', async () => {
    const { server } = await session()
    const backup = path.join(emptyFolder(), 'backup')
    await runTool(server.dataDir, 'backup', backup)
    const modes = readdirSync(backup, { recursive: true, withFileTypes: true }).map(
      (entry) => statSync(path.join(entry.parentPath, entry.name)).mode & 0o077,
    )
    expect(new Set(modes)).toEqual(new Set([0]))
    expect(readFileSync(path.join(backup, 'backup.json'), 'utf8')).not.toContain('Geheim')
  })
})
