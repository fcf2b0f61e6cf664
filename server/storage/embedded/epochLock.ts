import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { link, open, readdir, readFile, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { codeOf, DataFolderInUse } from '../errors.ts'

/*
 * Who may write into a data folder. The file `epoch-<n>` of the highest number names the owner. link(2) makes it appear whole or not
 * at all, and for one process only. A claim counts when no higher epoch is there afterwards: a slow contender that links an old
 * number, after the one before it was tidied away, sees its successor and steps back.
 *
 * An owner listens on a socket from before its claim until it ends, however it ends. That tells the dead from the living also where
 * process ids are reused or mean nothing (containers that share a volume). Where the folder can hold no socket, the process id does.
 */
const EPOCH = /^epoch-(\d+)$/
const LONGEST_SOCKET_PATH = 100

interface Owner {
  readonly pid: number
  readonly process: string
  readonly socket: string | null
}

export interface EpochLock {
  readonly epoch: number
  /** The owner before this one did not end in order. */
  readonly tookOver: boolean
  release(): Promise<void>
}

/** Makes this process the owner of the folder, or rejects with `DataFolderInUse`. */
export async function takeEpoch(folder: string): Promise<EpochLock> {
  const id = randomUUID()
  const claim = `${folder}/claim-${id}`
  const server = await listen(`${folder}/owner-${id}.sock`)
  const me: Owner = { pid: process.pid, process: identityOf(process.pid), socket: server ? `owner-${id}.sock` : null }
  const letGo = async () => {
    server?.close()
    await rm(`${folder}/owner-${id}.sock`, { force: true })
  }
  try {
    await writeClaim(claim, me)
    for (;;) {
      const highest = await highestEpoch(folder)
      const owner = highest > 0 ? await ownerOf(folder, highest) : undefined
      if (owner && (await isAlive(folder, owner))) throw new DataFolderInUse(folder, owner.pid)
      const mine = highest + 1
      if (!(await linked(claim, `${folder}/epoch-${mine}`))) continue
      if ((await highestEpoch(folder)) > mine) {
        await rm(`${folder}/epoch-${mine}`, { force: true })
        continue
      }
      await tidy(folder, mine)
      return {
        epoch: mine,
        tookOver: highest > 0,
        release: async () => {
          await rm(`${folder}/epoch-${mine}`, { force: true })
          await letGo()
        },
      }
    }
  } catch (error) {
    await letGo()
    throw error
  } finally {
    await rm(claim, { force: true })
  }
}

/** The process that works with the folder now, if one does. Changes nothing. */
export async function currentOwner(folder: string): Promise<number | undefined> {
  const highest = await highestEpoch(folder)
  const owner = highest > 0 ? await ownerOf(folder, highest) : undefined
  return owner && (await isAlive(folder, owner)) ? owner.pid : undefined
}

async function writeClaim(path: string, owner: Owner): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(JSON.stringify(owner))
    await file.sync()
  } finally {
    await file.close()
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

async function highestEpoch(folder: string): Promise<number> {
  return Math.max(0, ...(await readdir(folder)).map((name) => Number(EPOCH.exec(name)?.[1] ?? 0)))
}

/** Nobody, when the file has gone meanwhile or says nothing: it was whole when it was linked, so a power cut has been since. */
async function ownerOf(folder: string, epoch: number): Promise<Owner | undefined> {
  try {
    const owner: unknown = JSON.parse(await readFile(`${folder}/epoch-${epoch}`, 'utf8'))
    return isOwner(owner) ? owner : undefined
  } catch (error) {
    if (error instanceof SyntaxError || codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function isOwner(value: unknown): value is Owner {
  return typeof value === 'object' && value !== null && 'pid' in value && 'process' in value && 'socket' in value
}

async function isAlive(folder: string, owner: Owner): Promise<boolean> {
  if (owner.socket !== null) return answers(`${folder}/${owner.socket}`)
  return owner.process === identityOf(owner.pid)
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    // Anything but these two may be a living owner that is busy.
    socket.on('error', (error) => resolve(!['ECONNREFUSED', 'ENOENT'].includes(codeOf(error))))
  })
}

function listen(path: string): Promise<Server | undefined> {
  if (path.length > LONGEST_SOCKET_PATH) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy())
    server.on('error', () => resolve(undefined))
    server.listen(path, () => resolve(server.unref()))
  })
}

/** Another string for each process that ever ran on this machine; empty for one that does not run. */
function identityOf(pid: number): string {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return ''
  }
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    // Field 22, counted after the name in brackets, which may hold anything: when it was started, in ticks since boot.
    const started = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ')[19]
    return `${boot} ${readlinkSync('/proc/self/ns/pid')} ${pid} ${started}`
  } catch {
    return String(pid)
  }
}

/** Removes what dead owners have left. A contender that is about to step back still answers, and keeps its socket. */
async function tidy(folder: string, mine: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const epoch = Number(EPOCH.exec(name)?.[1] ?? mine)
    if (epoch >= mine) continue
    const socket = (await ownerOf(folder, epoch))?.socket
    await rm(`${folder}/${name}`, { force: true })
    if (socket && !(await answers(`${folder}/${socket}`))) await rm(`${folder}/${socket}`, { force: true })
  }
}
