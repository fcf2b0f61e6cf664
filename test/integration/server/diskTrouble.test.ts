import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, rmSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addIdea } from '../../../shared/commands/addIdea.ts'
import { ROOT_ID } from '../../../shared/domain/idea.ts'
import { SAVING } from '../../../shared/wire/messages.ts'
import { createBoard, join } from '../../support/boardByHttp.ts'
import { faultyMachine, mountSmallDisk, startFaultyServer } from '../../support/faultyServer.ts'
import { createPerson, type ScriptedPerson } from '../../support/scriptedPerson.ts'
import { seededRandom } from '../../support/seededRandom.ts'
import { startServer, type TestServer } from '../../support/server.ts'

const DISK_MEGABYTES = 4

interface Trouble {
  readonly server: TestServer
  readonly begin: () => void
  readonly end: () => void
}

/** A real disk that somebody has filled to the last byte, or a simulated one where none can be mounted. */
async function fullDisk(): Promise<Trouble> {
  const disk = mountSmallDisk(DISK_MEGABYTES)
  if (!disk) return simulated({ fails: { open: 'ENOSPC', write: 'ENOSPC' } })
  onTestFinished(() => disk.unmount())
  const server = await startServer({ env: { DATA_DIR: joinPath(disk.folder, 'data') } })
  onTestFinished(() => server.stop())
  const ballast = joinPath(disk.folder, 'ballast')
  return {
    server,
    begin: () => {
      try {
        for (;;) appendFileSync(ballast, Buffer.alloc(4096))
      } catch {
        // full now
      }
    },
    end: () => rmSync(ballast),
  }
}

async function simulated(faults: Parameters<ReturnType<typeof faultyMachine>['be']>[0]): Promise<Trouble> {
  const { server, machine } = await startFaultyServer()
  onTestFinished(async () => {
    machine.be({})
    await server.stop()
    machine.dispose()
  })
  return { server, begin: () => machine.be(faults), end: () => machine.be({}) }
}

const troubles: readonly (readonly [string, string, () => Promise<Trouble>])[] = [
  ['[bar 7] a full disk', 'diskFull', fullDisk],
  ['[bar 8] a disk that cannot keep what it was given', 'diskError', () => simulated({ fails: { sync: 'EIO' } })],
  [
    '[bar 9] a disk that has become read-only',
    'diskError',
    () => simulated({ fails: { open: 'EROFS', write: 'EROFS', sync: 'EROFS' } }),
  ],
]

describe('when the disk makes trouble in the middle of a session', () => {
  it.each(troubles)(
    '[P1] %s: people are told, work on, and are promised nothing; afterwards all is saved without a restart',
    async (_name, reason, start) => {
      const { server, begin, end } = await start()
      const board = await createBoard(server.url)
      const visit = async (role: 'participant' | 'viewer'): Promise<ScriptedPerson> => {
        const session = await join(server.url, board.board, board.secrets[role], role === 'viewer' ? undefined : 'Jörg')
        const person = createPerson({ server: server.url, session, random: seededRandom(3), now: () => 0 })
        onTestFinished(() => person.leave())
        await person.online()
        return person
      }
      const writer = await visit('participant')
      const reader = await visit('viewer')
      const add = (id: string) => {
        const title = `${id} ${'Wort '.repeat(200)}`
        writer.does(addIdea, { id, parent: ROOT_ID, after: null, title })
      }
      add('davor')
      await writer.everythingSaved()

      begin()
      const told = writer.hearsOfSaving(SAVING.notSaving)
      const before = writer.saved()
      // A page of the disk may still have had room in it: what fits is rightly promised.
      for (let n = 0; n < 20; n++) add(`währenddessen-${n}`)
      let last = writer.askSaved()
      await told
      add('danach')
      last = Math.max(last, writer.askSaved())
      await expect.poll(() => reader.map.ideas.has('danach')).toBe(true)
      expect(writer.saved()).toBeLessThan(last)
      expect(before).toBeGreaterThan(0)
      const ready = await fetch(`${server.url}/readyz`)
      expect([ready.status, await ready.json()]).toEqual([503, expect.objectContaining({ reason })])
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200)

      end()
      await writer.hearsOfSaving(SAVING.ok)
      await writer.everythingSaved()
      // Nobody who still has it may bring it back.
      for (const person of [writer, reader]) person.offline()
      await server.kill('SIGKILL')
      await server.restart()
      const witness = await visit('viewer')
      expect([...witness.map.ideas.keys()].sort()).toEqual([...writer.map.ideas.keys()].sort())
      expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
      const said = server.output()
      expect(said).toContain('"what":"notSaving"')
      expect(said).toContain('"what":"savingAgain"')
    },
  )
})

describe('a disk that is read-only from the start', () => {
  it('[P11] [bar 9] ends the server with one sentence and an exit code', async () => {
    const disk = mountSmallDisk(DISK_MEGABYTES)
    const machine = faultyMachine()
    onTestFinished(() => {
      disk?.unmount()
      machine.dispose()
    })
    if (disk) disk.remountReadOnly()
    else machine.be({ fails: { open: 'EROFS' } })
    const entry = fileURLToPath(new URL('../../../dist/server/main.js', import.meta.url))
    const child = spawn(process.execPath, [entry], {
      env: {
        PATH: process.env.PATH,
        PORT: '0',
        DATA_DIR: disk ? joinPath(disk.folder, 'data') : joinPath(machine.env.FAULTY_MACHINE ?? '', '../data'),
        ...(!disk && machine.env),
      },
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    await once(child, 'close')
    expect(child.exitCode).toBe(1)
    expect(said).toMatch(/^The data folder .* cannot be written \(EROFS\)\. .*--read-only.*\n$/)
  })
})
