import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { takeEpoch } from '../../../../server/storage/embedded/epochLock.ts'
import { DataFolderInUse } from '../../../../server/storage/errors.ts'

describe('[bar 10] one data folder has one owner', () => {
  let folder: string
  const children: ChildProcess[] = []
  beforeEach(async () => {
    folder = await mkdtemp(`${tmpdir()}/kt-lock-`)
  })
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    await rm(folder, { recursive: true })
  })

  const contend = async (): Promise<{ said: string; child: ChildProcess }> => {
    const script = new URL('../../../support/lockContender.ts', import.meta.url).pathname
    const child = spawn(process.execPath, ['--import', 'tsx', script, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
    children.push(child)
    const [said] = await once(createInterface({ input: child.stdout }), 'line')
    return { said: String(said), child }
  }

  test('a second process is told who has it; a clean end frees it', async () => {
    const lock = await takeEpoch(folder)
    expect(lock.tookOver).toBe(false)
    await expect(takeEpoch(folder)).rejects.toThrow(DataFolderInUse)
    expect((await contend()).said).toBe('DataFolderInUse')
    await lock.release()
    expect(await readdir(folder)).toEqual([])
    await (await takeEpoch(folder)).release()
  })

  test('a folder whose owner was killed is taken over, by one of many', async () => {
    for (let round = 0; round < 2; round++) {
      const contenders = await Promise.all(Array.from({ length: 4 }, contend))
      const owners = contenders.filter(({ said }) => said.startsWith('owner'))
      expect(owners, contenders.map(({ said }) => said).join()).toHaveLength(1)
      const [owner] = owners
      owner?.child.kill('SIGKILL')
      if (owner) await once(owner.child, 'exit')
    }
  })

  test('of many who find a dead owner at the same moment, one gets the folder, in a hundred rounds', async () => {
    for (let round = 0; round < 100; round++) {
      await leaveDeadOwner(1 + (round % 3))
      const claims = await Promise.allSettled(Array.from({ length: 12 }, () => takeEpoch(folder)))
      const owners = claims.filter((claim) => claim.status === 'fulfilled')
      expect(owners, `round ${round}`).toHaveLength(1)
      for (const { value } of owners) await value.release()
    }
  })

  test('a process that has got the number of the dead owner is not taken for it', async () => {
    const reused = { pid: process.pid, process: 'another boot', socket: null }
    await writeFile(`${folder}/epoch-7`, JSON.stringify(reused))
    const lock = await takeEpoch(folder)
    expect(lock).toMatchObject({ epoch: 8, tookOver: true })
    await lock.release()
  })

  test('a path too long for a socket is guarded by the process all the same', async () => {
    const deep = `${folder}/${'tief/'.repeat(20)}unten`
    await mkdir(deep, { recursive: true })
    const lock = await takeEpoch(deep)
    await expect(takeEpoch(deep)).rejects.toThrow(DataFolderInUse)
    await lock.release()
    await (await takeEpoch(deep)).release()
  })

  /** An epoch whose socket nobody listens on any more, as kill −9 leaves it. */
  async function leaveDeadOwner(epoch: number): Promise<void> {
    const socket = `owner-dead-${epoch}.sock`
    const server = createServer().listen(`${folder}/${socket}`)
    await once(server, 'listening')
    server.close()
    await once(server, 'close')
    await writeFile(`${folder}/${socket}`, '')
    await writeFile(`${folder}/epoch-${epoch}`, JSON.stringify({ pid: 1, process: 'dead', socket }))
  }
})
