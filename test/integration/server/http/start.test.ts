import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { api, readingPage } from '../../../../shared/wire/paths.ts'
import type { SessionAnswer } from '../../../../shared/wire/requests.ts'
import { startServer } from '../../../support/server.ts'
import { bodyOf } from './installation.ts'

const entry = fileURLToPath(new URL('../../../../dist/server/main.js', import.meta.url))

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'kaffeetisch-start-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

/** Starts the built server and waits for its end. */
async function run(env: Record<string, string>, args: string[] = []) {
  const child = spawn(process.execPath, [entry, ...args], {
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', ...env },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (err += chunk))
  const [code] = await once(child, 'close')
  return { code, out, err }
}
const filesBelow = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => path.join(file.parentPath, file.name))

describe('starting and stopping', () => {
  it('--help lists every setting with its default', async () => {
    const { code, out, err } = await run({}, ['--help'])
    expect([code, err]).toEqual([0, ''])
    for (const name of ['HOST', 'PORT', 'PUBLIC_URL', 'DATA_DIR', 'DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'LOG_LEVEL'])
      expect(out).toContain(name)
    expect(out).toMatch(/PORT .*\(default 3000\)/)
  })

  it('[P11] a wrong setting is named in one sentence', async () => {
    for (const [env, sentence] of [
      [{ PORT: 'dreitausend' }, 'PORT must be a whole number from 0 to 65535.\n'],
      [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of debug, info, warn, error, silent.\n'],
      [{ PUBLIC_URL: 'kaffeetisch' }, 'PUBLIC_URL must be an address such as https://kaffeetisch.example.org.\n'],
      [{ LIMIT_COPIES_WAITING: '-1' }, 'LIMIT_COPIES_WAITING must be a whole number from 1 to 1000.\n'],
    ] as const)
      expect(await run({ ...env, DATA_DIR: folder() })).toEqual({ code: 1, out: '', err: sentence })
    expect((await run({}, ['--demmo'])).err).toBe('There is no option --demmo; --help lists what there is.\n')
  })

  it('[P11] who sets up PostgreSQL is told that this version cannot use it, not given another storage in silence', async () => {
    const { code, err } = await run({ DATABASE_URL: 'postgres://localhost/kt', DATA_DIR: folder() })
    expect(code).toBe(1)
    expect(err).toMatch(/^DATABASE_URL is set, but .* PostgreSQL yet.*\n$/)
  })

  it('[P11] a taken port is a sentence with a way out', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const { code, out, err } = await run({ PORT: String(port), DATA_DIR: folder() })
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(new RegExp(`^Port ${port} is taken by another program\\. .*\\n$`))
  })

  it('[P11] a data folder that cannot be written is a sentence', async () => {
    const file = path.join(folder(), 'file')
    writeFileSync(file, '')
    const { code, err } = await run({ PORT: '0', DATA_DIR: path.join(file, 'data') })
    expect(code).toBe(1)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain('cannot be written')
  })

  it('[P11] a second server on the same folder leaves it alone', async () => {
    const server = await startServer()
    onTestFinished(() => server.stop())
    const { code, err } = await run({ PORT: '0', DATA_DIR: server.dataDir })
    expect(code).toBe(3)
    expect(err).toMatch(/in use by process \d+/)
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })

  it('the first line on standard output says where it listens; --demo prints three links that work', async () => {
    const server = await startServer({ args: ['--demo'] })
    onTestFinished(() => server.stop())
    await expect.poll(() => server.output()).toMatch(/Read +http/)
    expect(server.output().split('\n')[0]).toBe(`Kaffeetisch listens on ${server.url}`)
    const links = [...server.output().matchAll(/\/b\/(\w+)#([\w-]+)/g)]
    expect(links).toHaveLength(3)
    for (const [, board = '', secret] of links)
      expect(
        (await fetch(server.url + api.board(board), { headers: { Authorization: `Bearer ${secret}` } })).status,
      ).toBe(200)
  })

  it('[P1] it stops when asked, with exit code 0, and has everything at the next start', async () => {
    const server = await startServer()
    onTestFinished(() => server.stop())
    const created = await fetch(server.url + api.boards, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ title: 'Bleibt', language: 'de', template: 'blank' }),
    })
    const { board, links } = await created.json()
    expect(await server.kill('SIGTERM')).toBe(0)
    await server.restart()
    const headers = { Authorization: `Bearer ${new URL(links.viewer).hash.slice(1)}` }
    expect(await (await fetch(server.url + api.board(board), { headers })).json()).toMatchObject({ title: 'Bleibt' })
  })

  it('[P7] [bar 37] no secret, no ticket and no recovery key stands in the data folder or in the log, and no name in the log', async () => {
    const server = await startServer({ env: { LOG_LEVEL: 'debug' } })
    onTestFinished(() => server.stop())
    const ask = (method: string, address: string, credential?: string, body?: unknown) =>
      fetch(server.url + address, {
        method,
        headers: { 'Content-Type': 'application/json', ...(credential && { Authorization: `Bearer ${credential}` }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
    const { board, links, recoveryKey } = await (
      await ask('POST', api.boards, undefined, { title: 'Marke-Titel', language: 'de', template: 'blank' })
    ).json()
    const secrets: string[] = [links.organiser, links.participant, links.viewer].map((link) =>
      new URL(link).hash.slice(1),
    )
    secrets.push(recoveryKey)
    const renewed = await (await ask('POST', api.renewal(board, 'viewer'), secrets[0], {})).json()
    secrets[2] = new URL(renewed.viewer).hash.slice(1)
    const tickets = await Promise.all(
      secrets
        .slice(0, 3)
        .map(
          async (secret) =>
            (await bodyOf<SessionAnswer>(ask('POST', api.session(board), secret, { name: 'Marke-Name' }))).ticket,
        ),
    )
    await ask('GET', api.board(board), 'Wrong-Secret-Wrong-Sec')
    expect((await ask('GET', readingPage(board, secrets[2] ?? ''))).status).toBe(200)
    expect((await ask('GET', readingPage(board, 'Wrong-Secret-Wrong-Sec'))).status).toBe(401)
    await ask('POST', api.copies(board), secrets[0], { format: 'gif' })
    await ask('GET', api.links(board), secrets[0])
    expect(await server.kill('SIGTERM')).toBe(0)

    const files = filesBelow(server.dataDir)
    expect(files.length).toBeGreaterThan(0)
    const stored = files.map((file) => readFileSync(file).toString('latin1')).join('\n')
    for (const secret of [...secrets, ...tickets]) {
      expect(stored).not.toContain(secret)
      expect(server.output()).not.toContain(secret)
    }
    for (const word of ['Marke-Name', 'Marke-Titel', 'Wrong-Secret', '127.0.0.1:'])
      expect(server.output().split('\n').slice(1).join('\n')).not.toContain(word)
  })

  it('a deleted board leaves no word and no name in the data folder', async () => {
    const server = await startServer()
    onTestFinished(() => server.stop())
    const created = await fetch(server.url + api.boards, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ title: 'Marke-Titel', language: 'de', template: 'blank' }),
    })
    const { board, links } = await created.json()
    const Authorization = `Bearer ${new URL(links.organiser).hash.slice(1)}`
    await fetch(server.url + api.session(board), {
      method: 'POST',
      headers: { Authorization, 'Content-Type': 'application/json' },
      body: '{"name":"Marke-Name"}',
    })
    expect((await fetch(server.url + api.board(board), { method: 'DELETE', headers: { Authorization } })).status).toBe(
      204,
    )
    await server.kill('SIGTERM')
    for (const file of filesBelow(server.dataDir)) {
      const stored = readFileSync(file).toString('latin1')
      expect(stored).not.toContain('Marke-Titel')
      expect(stored).not.toContain('Marke-Name')
    }
  })
})
