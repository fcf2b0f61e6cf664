import { describe, expect, it, onTestFinished } from 'vitest'
import { createFileReader } from '../../../../server/exporting/readFiles.ts'
import { LIMITS } from '../../../../shared/domain/limits.ts'
import { countItems } from '../../../../shared/outline/outlineItem.ts'
import { api } from '../../../../shared/wire/paths.ts'
import type { ImportAnswer } from '../../../../shared/wire/requests.ts'
import { realMap } from '../../../support/realMaps.ts'
import { openInstallation, type TestInstallation } from './installation.ts'

/** Bytes as they are; `ask` of the installation speaks JSON. */
const send = ({ url }: TestInstallation, board: string, credential: string, file: Uint8Array, headers = {}) =>
  fetch(url + api.import(board), {
    method: 'POST',
    headers: { Authorization: `Bearer ${credential}`, 'Content-Type': 'application/octet-stream', ...headers },
    body: new Blob([Uint8Array.from(file)]),
  })
const bytes = (text: string) => new TextEncoder().encode(text)

async function withReader() {
  const reader = createFileReader({ worker: new URL('../../../../dist/server/importWorker.js', import.meta.url) })
  onTestFinished(() => reader.close())
  const installation = await openInstallation({ readFile: reader.readFile })
  return { installation, ...(await installation.createBoard()) }
}

describe('importing', () => {
  it('a file comes back as an outline, read in a process of its own, and the board is as it was', async () => {
    const { installation, board, secrets } = await withReader()
    const answer = await send(installation, board, secrets.participant, realMap('assessment.xmind'))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const found: ImportAnswer = await answer.json()
    expect([found.format, found.title, countItems(found.outline.items)]).toEqual(['xmind', 'Target', 731])
  })

  it('[P11] what cannot be read is a sentence, and the next file is read', async () => {
    const { installation, board, secrets } = await withReader()
    const refusals = [
      [bytes(''), 422, 'importEmpty'],
      [bytes('<!DOCTYPE a [<!ENTITY b "c">]><map/>'), 422, 'importUnsafe'],
      [bytes('{"root":'), 422, 'importDamaged'],
      [bytes(`<map>${'<node TEXT="x"/>'.repeat(LIMITS.ideas + 1)}</map>`), 422, 'importTooMany'],
      [new Uint8Array(LIMITS.importFile + 1), 413, 'importTooLarge'],
    ] as const
    for (const [file, status, code] of refusals) {
      const answer = await send(installation, board, secrets.organiser, file)
      expect([answer.status, (await answer.json()).code]).toEqual([status, code])
    }
    expect((await send(installation, board, secrets.organiser, bytes('- x'))).status).toBe(200)
  })

  it('[P6] a reading link is refused before a byte is taken in', async () => {
    const { installation, board, secrets } = await withReader()
    const answer = await send(installation, board, secrets.viewer, new Uint8Array(LIMITS.importFile + 1))
    expect([answer.status, (await answer.json()).code]).toEqual([403, 'forbidden'])
  })

  it('[P11] packed bytes are not unpacked: a small body cannot become a large one', async () => {
    const { installation, board, secrets } = await withReader()
    const answer = await send(installation, board, secrets.organiser, bytes('x'), { 'Content-Encoding': 'gzip' })
    expect(answer.status).toBe(415)
  })

  it('[P11] a file that takes too long or too much is a sentence; when too many wait, the next one is told to come back', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const installation = await openInstallation({
      readFile: async () => {
        await held
        throw new Error('out of memory')
      },
    })
    const { board, secrets } = await installation.createBoard()
    const asked = Array.from({ length: LIMITS.importsWaiting + 1 }, () =>
      send(installation, board, secrets.organiser, bytes('x')),
    )
    const busy = await Promise.race(asked)
    expect([busy.status, (await busy.json()).code, busy.headers.get('retry-after')]).toEqual([429, 'importBusy', '10'])
    release()
    const answers = await Promise.all(asked)
    // One board takes half of the places, and one of its files is being read.
    const failed = answers.filter(({ status }) => status === 500)
    expect(failed.length).toBeGreaterThan(LIMITS.importsWaiting / 2)
    expect(failed.length + answers.filter(({ status }) => status === 429).length).toBe(answers.length)
  })
})
