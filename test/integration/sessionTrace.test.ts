import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMindMap } from '../../shared/document/readMindMap.ts'
import { readStage } from '../../shared/document/readStage.ts'
import { isWithin, type MindMap } from '../../shared/domain/mindMap.ts'
import { join } from '../support/boardByHttp.ts'
import { createPerson, type ScriptedPerson } from '../support/scriptedPerson.ts'
import { seededRandom } from '../support/seededRandom.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { createSessionBoard } from '../support/sessionBoard.ts'
import { SessionReplay } from '../support/sessionReplay.ts'
import { readFinishedMap, readTrace, type TraceCheck } from '../support/sessionTrace.ts'

/** While two people are offline and one is about to reload; and while votes are cast. */
const KILLS = [640_000, 1_200_000]

const finished = readFinishedMap()
const random = seededRandom(1)

/** Twenty-five minutes of eighteen people, a facilitator, a reader and a second tab, on the built server. */
describe('a whole session', () => {
  let server: TestServer
  let replay: SessionReplay
  let reader: ScriptedPerson
  const kills: Awaited<ReturnType<SessionReplay['killServer']>>[] = []
  const checked: { check: TraceCheck; maps: MindMap[] }[] = []

  beforeAll(async () => {
    server = await startServer()
    const board = await createSessionBoard(server.url, random)
    replay = new SessionReplay(server, board, random)
    const events = readTrace()
    let from = 0
    const playUntil = async (t: number) => {
      const to = events.findIndex((event) => event.t >= t)
      await replay.play(events.slice(from, to < 0 ? undefined : to))
      from = to
    }
    const stops = [...KILLS.map((t) => ({ t, op: 'kill' as const })), ...events.filter((event) => event.op === 'check')]
    for (const stop of stops.sort((a, b) => a.t - b.t)) {
      await playUntil(stop.t)
      if (stop.op === 'kill') {
        kills.push(await replay.killServer())
        continue
      }
      await replay.delivered()
      checked.push({ check: stop, maps: replay.online.map(({ doc }) => readMindMap(doc)) })
    }
    await playUntil(Infinity)
    reader = createPerson({
      server: server.url,
      session: await join(server.url, board.board, board.secrets.viewer),
      document: 'stage',
      random,
      now: () => 0,
    })
    await reader.online()
  }, 300_000)

  afterAll(async () => {
    reader.leave()
    replay.close()
    await server.stop()
  })

  it('[P1] [P3] loses nothing that was promised or that others had seen when the server is killed in the middle', () => {
    for (const { promised, seen, lost } of kills) {
      expect(promised).toBeGreaterThan(500)
      expect(seen).toBeGreaterThan(500)
      expect(lost).toEqual([])
    }
  })

  it('[P2] [P3] keeps both of two words typed at one place, and an idea put offline under a branch that was deleted', () => {
    for (const { check, maps } of checked)
      for (const map of maps) {
        if (check.kind === 'contains')
          for (const word of check.all) expect(map.ideas.get(check.node)?.text).toContain(word)
        if (check.kind === 'not-lost') expect(map.ideas.get(check.node)?.text).toBe(check.text)
      }
    expect(checked.map(({ check }) => check.kind)).toEqual(expect.arrayContaining(['contains', 'not-lost']))
  })

  it('[P4] shows one tree, the same one, on every screen at every check', () => {
    for (const { check, maps } of checked) {
      expect(new Set(maps.map((map) => JSON.stringify([...map.ideas].sort(([a], [b]) => (a < b ? -1 : 1))))).size).toBe(
        1,
      )
      const [map] = maps
      if (!map) throw new Error('nobody was online')
      for (const id of map.ideas.keys()) expect(isWithin(map, id, 'root')).toBe(true)
      if (check.kind === 'reachable') for (const id of check.nodes) expect(isWithin(map, id, 'root')).toBe(true)
      if (check.kind === 'one-parent') expect(check.parents).toContain(map.ideas.get(check.node)?.parent)
    }
    expect(checked).toHaveLength(6)
  })

  it('ends with the map that these people made, on every replica', async () => {
    const everybody = await replay.everybodyBack()
    expect(everybody).toHaveLength(21)
    const expected = finished.nodes.map(({ id, parent, text, note = '', category, sdg = [] }) => [
      id,
      { parent, text, note, kind: category, sdg: [...sdg].sort((a, b) => a - b) },
    ])
    for (const { doc } of everybody) {
      const map = readMindMap(doc)
      const ideas = [...map.ideas]
        .filter(([id]) => id !== 'root')
        .map(([id, { parent, text, note, kind, fields }]) => [
          id,
          {
            parent,
            text,
            note: note.map((line) => line.map((run) => run.text).join('')).join('\n'),
            kind,
            sdg: fields.sdg ?? [],
          },
        ])
      expect(Object.fromEntries(ideas)).toEqual(Object.fromEntries(expected))
      expect([...map.links.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
        [...finished.links].sort((a, b) => (a.id < b.id ? -1 : 1)),
      )
    }
  })

  it('has deleted what was thrown away', () => {
    const { check, maps } = checked.at(-1) ?? {}
    if (check?.kind !== 'equals') throw new Error('the last check is another one')
    expect(maps?.flatMap((map) => check.deleted.filter((id) => map.ideas.has(id)))).toEqual([])
  })

  it('publishes each vote once, as the facilitator has counted it', () => {
    const votes = finished.nodes
      .map(({ id, votes = [] }) => [id, votes.length] as const)
      .filter(([, count]) => count > 0)
    const published = [...readStage(reader.doc).tally].filter(([, count]) => count > 0)
    expect(Object.fromEntries(published)).toEqual(Object.fromEntries(votes))
  })
})
