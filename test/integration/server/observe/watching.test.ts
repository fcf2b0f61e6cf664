import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { api } from '../../../../shared/wire/paths.ts'
import { rawVisitor } from '../access/rawVisitor.ts'
import { openInstallation } from '../http/installation.ts'

const TOKEN = 'ein-langes-Geheimnis'

describe('watching over a server', () => {
  it('figures are for who has the operator’s token, and nobody else', async () => {
    const { ask } = await openInstallation({ env: { METRICS_TOKEN: TOKEN } })
    expect((await ask('GET', '/metrics')).status).toBe(401)
    expect((await ask('GET', '/metrics', 'falsch')).status).toBe(401)
    const answer = await ask('GET', '/metrics', TOKEN)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ])
    const without = await openInstallation()
    expect((await without.ask('GET', '/metrics', TOKEN)).status).toBe(404)
  })

  it('figures are Prometheus’ text, count what happens, and hold no board, no name and no address', async () => {
    const { url, ask, createBoard } = await openInstallation({ env: { METRICS_TOKEN: TOKEN } })
    const { board, secrets, session } = await createBoard()
    const { ticket, participant } = await session(secrets.participant, { name: 'Marke-Name' })
    await rawVisitor(url, board, 'map', ticket).admitted()
    await ask('GET', api.board(board), 'A'.repeat(22))
    const text = await (await ask('GET', '/metrics', TOKEN)).text()
    const values = new Map<string, number>()
    for (const line of text.trimEnd().split('\n')) {
      if (line.startsWith('# ')) {
        expect(line).toMatch(/^# (HELP|TYPE) kaffeetisch_[a-z_]+ \S/)
        continue
      }
      const [, name = '', value] =
        /^(kaffeetisch_[a-z_]+(?:\{[a-z]+="[A-Za-z0-9]+"\})?) (-?[\d.e+-]+)$/.exec(line) ?? []
      expect(line).toContain(name || 'a metric')
      values.set(name, Number(value))
    }
    expect(values.get('kaffeetisch_sockets')).toBe(1)
    expect(values.get('kaffeetisch_boards_visited')).toBe(1)
    expect(values.get('kaffeetisch_storage_state{state="ok"}')).toBe(1)
    expect(values.get('kaffeetisch_http_answers_total{status="4xx"}')).toBe(1)
    expect(values.get('kaffeetisch_http_answers_total{status="2xx"}')).toBe(2)
    expect(values.get('kaffeetisch_sync_total{what="connected"}')).toBe(1)
    for (const word of [board, participant, 'Marke-Name', '127.0.0.1', secrets.participant, ticket])
      expect(text).not.toContain(word)
  })

  it('ready means that a file could really be written just now', async () => {
    const [well, ill] = [await openInstallation(), await openInstallation()]
    // Where copies go there is a file in the way: as root, too, nothing can be written there.
    rmSync(path.join(ill.dataDir, 'blobs'), { recursive: true })
    writeFileSync(path.join(ill.dataDir, 'blobs'), '')
    const asked = await Promise.all([well, ill].map(({ ask }) => ask('GET', '/readyz')))
    expect(asked.map(({ status }) => status)).toEqual([200, 503])
    expect(await Promise.all(asked.map((answer) => answer.json()))).toEqual([
      { status: 'ready', storage: 'ok' },
      { status: 'degraded', storage: 'notSaving', reason: 'diskError' },
    ])
    expect((await ill.ask('GET', '/healthz')).status).toBe(200)
  })
})
