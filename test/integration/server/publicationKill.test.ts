import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { realFileSystem } from '../../../server/storage/embedded/realFileSystem.ts'
import { verify } from '../../../server/tools/verify.ts'
import { api } from '../../../shared/wire/paths.ts'
import type { PublicationAnswer } from '../../../shared/wire/requests.ts'
import { createBoard } from '../../support/boardByHttp.ts'
import { seededRandom } from '../../support/seededRandom.ts'
import { startServer } from '../../support/server.ts'

const KILLS = Number(process.env['KILLS'] ?? 6)

it('[P1] [P20] a server that is killed while it publishes shows the page from before or the new one, never a mixture, and leaves nothing behind', async () => {
  const server = await startServer()
  onTestFinished(() => server.stop())
  const { board, secrets } = await createBoard(server.url, { template: 'demo' })
  const headers = { Authorization: `Bearer ${secrets.organiser}`, 'Content-Type': 'application/json' }
  const ask = async (method: string, body?: object): Promise<PublicationAnswer> => {
    const url = server.url + api.publication(board)
    const answer = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    return (await answer.json()) as PublicationAnswer
  }
  const settled = async (): Promise<PublicationAnswer> => {
    await expect.poll(async () => (await ask('GET')).progress, { timeout: 20_000 }).toBeNull()
    return ask('GET')
  }
  const random = seededRandom(11)
  const formats = ['md', 'txt', 'csv', 'json', 'mm', 'opml', 'docx']
  await ask('POST', { formats: ['md'] })
  const first = await settled()
  // How long one takes here tells within which time it has to be killed.
  const started = performance.now()
  await ask('POST', { formats })
  await settled()
  const length = performance.now() - started
  let finished = 0
  for (let kill = 0; kill < KILLS; kill++) {
    const before = (await ask('GET')).publication?.edition ?? 0
    await ask('POST', { formats })
    await wait(random() * length)
    await server.kill('SIGKILL')
    await server.restart()
    const { publication, link } = await ask('GET')
    if (!publication) throw new Error('the page is gone')
    expect(link).toBe(first.link)
    expect([before, before + 1]).toContain(publication.edition)
    if (publication.edition > before) finished++
    expect(publication.state).toBe('published')
    expect(publication.formats).toEqual(formats)
    const page = await fetch(link ?? '')
    const files = [...(await page.text()).matchAll(/href="([\w-]+\.(?:md|txt|csv|json|mm|opml|docx|zip))"/g)]
    expect(new Set(files.map(([, name]) => name)).size).toBe(formats.length + 1)
    for (const [, name = ''] of files) expect((await fetch(new URL(name, page.url))).status, name).toBe(200)
    const folder = path.join(server.dataDir, 'blobs', board, 'published')
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([String(publication.edition)])
  }
  // Some came through and some did not: else nothing was tried.
  expect(finished).toBeLessThan(KILLS)
  await server.kill('SIGTERM')
  const { findings, published } = await verify(realFileSystem, server.dataDir)
  expect(findings.filter(({ kind }) => kind === 'damaged')).toEqual([])
  expect(published).toBe(formats.length + 3)
})
