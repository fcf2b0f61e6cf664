import { readUpdate } from '../../server/sync/updateBytes.ts'
import { comeAll } from './lightClient.ts'
import type { BenchServer } from './servers.ts'
import { makeTyping } from './typing.ts'
import { say } from './wire.ts'
import { within, type Scenario } from './scenario.ts'

const CLIENTS = 18
const EACH = Math.floor(20_000 / CLIENTS)
const WARM_UP = 100

/** 20,000 keystrokes of 18 people, as fast as the line takes them, until everybody has everything. */
export const storm: Scenario = {
  name: 'storm',
  what: '20,000 updates from 18 people, as fast as they go',
  rounds: 2,
  warmsUp: true,
  prepare() {
    const whole = Array.from({ length: CLIENTS }, (_, who) => makeTyping(who, EACH))
    const little = Array.from({ length: CLIENTS }, (_, who) => makeTyping(who, WARM_UP))
    return async (server: BenchServer, warmUp: boolean) => {
      const typings = warmUp ? little : whole
      const each = warmUp ? WARM_UP : EACH
      const room = await server.room()
      const people = await comeAll(room, CLIENTS)
      const complete = people.map(
        (person, own) =>
          new Promise<void>((resolve) => {
            const missing = new Map(
              typings.filter((_, i) => i !== own).map(({ client, clocks }) => [client, clocks.at(-1) ?? 0]),
            )
            person.listen(({ kind, content }) => {
              if (kind !== 'update') return
              for (const { client, to } of readUpdate(content).stretches)
                if (to >= (missing.get(client) ?? Infinity)) missing.delete(client)
              if (missing.size === 0) resolve()
            })
          }),
      )
      const cpu = await server.cpu()
      const start = performance.now()
      for (let from = 0; from < each; from += 20) {
        for (const [i, person] of people.entries())
          for (const update of typings[i]?.updates.slice(from, from + 20) ?? []) person.send(say.update(update))
        await new Promise(setImmediate)
      }
      const durable = server.tellsSaved
        ? Promise.all(people.map((person) => person.saved())).then(() => performance.now())
        : undefined
      await within(60_000, Promise.all(complete))
      const end = performance.now()
      const durableAt = await durable
      const used = (await server.cpu()) - cpu
      for (const person of people) person.leave()
      const updates = CLIENTS * each
      return {
        'updates/s': updates / ((end - start) / 1_000),
        ...(durableAt !== undefined && { 'durable/s': updates / ((durableAt - start) / 1_000) }),
        'CPU ms per 1,000': used / (updates / 1_000),
        'MB sent': people.reduce((sum, person) => sum + person.bytes(), 0) / 1e6,
      }
    }
  },
}
