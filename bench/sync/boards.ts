import { comeAll, comeLightly, type LightClient } from './lightClient.ts'
import type { BenchRoom, BenchServer } from './servers.ts'
import { makeBoard } from './typing.ts'
import { pause, within, type Scenario } from './scenario.ts'

const JOINERS = 200

/** Brings a board into a room, and stays. */
async function fill(server: BenchServer, room: BenchRoom, update: Uint8Array): Promise<LightClient> {
  const author = await comeLightly(room, update)
  await author.synced
  if (server.tellsSaved) await within(10_000, author.saved())
  await pause(300)
  return author
}

/** Everybody opens the board in the same moment. */
export const joiners: Scenario = {
  name: 'joiners',
  what: `${JOINERS} people open a board of 1,000 ideas at once`,
  rounds: 3,
  warmsUp: true,
  prepare() {
    const { update } = makeBoard(1_000)
    return async (server) => {
      const room = await server.room()
      const author = await fill(server, room, update)
      const cpu = await server.cpu()
      const start = performance.now()
      const crowd = await within(30_000, comeAll(room, JOINERS, JOINERS))
      const all = performance.now() - start
      const used = (await server.cpu()) - cpu
      const least = Math.min(...crowd.map((person) => person.bytes()))
      if (least < update.length * 0.8) throw new Error(`somebody got ${least} bytes of ${update.length}`)
      for (const person of [author, ...crowd]) person.leave()
      return { 'ms until all have it': all, 'CPU ms': used }
    }
  },
}

/** The first one opens a board that has long been left. The peers here forget it then, so there it is still warm. */
export const coldOpen: Scenario = {
  name: 'cold-open',
  what: 'one person opens a board of 10,000 ideas: from the disk, where the server keeps it there; then a second one',
  rounds: 3,
  warmsUp: true,
  prepare() {
    const { update } = makeBoard(10_000)
    return async (server) => {
      const room = await server.room()
      const author = await fill(server, room, update)
      if (server.tellsSaved) {
        author.leave()
        // the last one has left: it is compacted and forgotten, which takes a moment
        await pause(2_500)
      }
      const open = async (): Promise<{ ms: number; cpu: number }> => {
        const cpu = await server.cpu()
        const start = performance.now()
        const person = await comeLightly(room)
        await within(30_000, person.synced)
        const ms = performance.now() - start
        const used = (await server.cpu()) - cpu
        if (!server.tellsSaved || person.bytes() < update.length * 0.8) person.leave()
        return { ms, cpu: used }
      }
      const cold = await open()
      const warm = await open()
      author.leave()
      return { 'ms to the whole board': cold.ms, 'CPU ms': cold.cpu, 'ms for the next': warm.ms }
    }
  },
}

const ROOMS = 500
const EACH = 4

/** Many small groups: what a connection costs in memory when nothing happens. */
export const manyRooms: Scenario = {
  name: 'many-rooms',
  what: `${ROOMS} boards with ${EACH} people each`,
  rounds: 1,
  warmsUp: false,
  prepare: () => async (server) => {
    const rooms: BenchRoom[] = []
    while (rooms.length < ROOMS) rooms.push(await server.room())
    // what a first visitor makes the server load once is not the price of a connection
    const first = await comeAll(await server.room(), 20)
    const before = await server.memory()
    const people: LightClient[] = []
    for (const room of rooms) people.push(...(await comeAll(room, EACH, EACH)))
    const after = await server.memory()
    for (const person of [...first, ...people]) person.leave()
    return { 'KiB a connection': (after - before) / 1_024 / people.length }
  },
}
