import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addIdea } from '../../../shared/commands/addIdea.ts'
import { removeIdeas } from '../../../shared/commands/removeIdeas.ts'
import { ROOT_ID, type IdeaId } from '../../../shared/domain/idea.ts'
import { createBoard, join, type MadeBoard } from '../../support/boardByHttp.ts'
import { createPerson, type ScriptedPerson } from '../../support/scriptedPerson.ts'
import { seededRandom } from '../../support/seededRandom.ts'
import { startServer, type TestServer } from '../../support/server.ts'

/** The long run: `KILLS=1000 npm run test:kills`. */
const KILLS = Number(process.env.KILLS ?? 25)
const PEOPLE = 18
const DEEDS_A_ROUND = 10 * PEOPLE
/** Eighteen replicas of everything that a thousand rounds have left would only slow down the storm. */
const ROUNDS_A_BOARD = 5

/** What somebody did, and the number of the question that was asked after it. */
interface Deed {
  readonly by: ScriptedPerson
  readonly question: number
  readonly idea: IdeaId
  readonly does: 'add' | 'remove'
}

/** `expect.poll` would keep every replica that it looked at until the end of the test. */
function hasExactly({ doc, map }: ScriptedPerson, ideas: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if ([...map.ideas.keys()].sort().join() !== ideas.join()) return
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
    look()
  })
}

describe('a storm of edits on a server that is killed again and again', () => {
  let server: TestServer
  let board: MadeBoard
  let people: ScriptedPerson[] = []
  const random = seededRandom(7)

  beforeAll(async () => {
    server = await startServer()
    board = await createBoard(server.url)
    people = await Promise.all(Array.from({ length: PEOPLE }, () => visitor('participant')))
  })
  afterAll(async () => {
    for (const person of people) person.leave()
    await server.stop()
  })

  async function visitor(role: 'participant' | 'viewer'): Promise<ScriptedPerson> {
    const session = await join(server.url, board.board, board.secrets[role], role === 'viewer' ? undefined : 'Ayşe')
    const person = createPerson({ server: server.url, session, random, now: () => 0 })
    await person.online()
    return person
  }

  /** Everybody adds and removes, a few deeds a turn, until the kill comes at a moment that chance chooses. */
  async function storm(round: number): Promise<Deed[]> {
    const deeds: Deed[] = []
    const killAt = Math.floor(random() * DEEDS_A_ROUND)
    let killed: Promise<unknown> | undefined
    for (let n = 0; n < DEEDS_A_ROUND; n++) {
      const by = people[n % PEOPLE] as ScriptedPerson
      const idea = `r${round}n${n}`
      by.does(addIdea, { id: idea, parent: ROOT_ID, after: null, title: `Idee ${idea}` })
      const earlier = `r${round}n${n - 3 * PEOPLE}`
      const removes = n % 7 === 0 && by.map.ideas.has(earlier)
      if (removes) by.does(removeIdeas, { ids: [earlier] })
      const question = by.askSaved()
      deeds.push({ by, question, idea, does: 'add' })
      if (removes) deeds.push({ by, question, idea: earlier, does: 'remove' })
      if (n === killAt) killed = server.kill('SIGKILL')
      // The sockets live in this process, too: only an event loop that turns lets them send and hear.
      await new Promise((resolve) => setImmediate(resolve))
      if (!killed || by.provider.wsconnected) continue
      break
    }
    await killed
    for (const person of people) person.offline()
    return deeds
  }

  /** Somebody's tab is closed in the instant of the kill; somebody else comes in their place. */
  async function replaceOne(round: number): Promise<void> {
    const place = round % PEOPLE
    people[place]?.crash()
    people[place] = await visitor('participant')
  }

  async function everybodyLeaves(): Promise<void> {
    for (const person of people) person.leave()
    board = await createBoard(server.url)
    people = await Promise.all(Array.from({ length: PEOPLE }, () => visitor('participant')))
  }

  it(
    `[P1] [P2] [bar 1] of what was promised or seen by others, nothing is missing after ${KILLS} kills, and no deletion is undone`,
    async () => {
      let promisedInAll = 0
      let deletionsInAll = 0
      let seenInAll = 0
      for (let round = 0; round < KILLS; round++) {
        if (round > 0 && round % ROUNDS_A_BOARD === 0) await everybodyLeaves()
        const deeds = await storm(round)
        const promised = deeds.filter(({ by, question }) => question <= by.saved())
        promisedInAll += promised.length
        deletionsInAll += promised.filter(({ does }) => does === 'remove').length
        await server.restart()
        const witness = await visitor('viewer')
        const removed = new Set(deeds.filter(({ does }) => does === 'remove').map(({ idea }) => idea))
        const missing = promised.filter(({ idea, does }) =>
          does === 'add' ? !witness.map.ideas.has(idea) && !removed.has(idea) : witness.map.ideas.has(idea),
        )
        expect(missing, `round ${round}`).toEqual([])
        witness.leave()

        await replaceOne(round)
        const seen = new Set(people.flatMap((person) => [...person.map.ideas.keys()]))
        seenInAll += seen.size
        await Promise.all(people.map((person) => person.online()))
        await Promise.all(people.map((person) => person.everythingSaved()))
        const late = await visitor('viewer')
        const all = [...late.map.ideas.keys()].sort()
        expect(
          [...seen].filter((idea) => !removed.has(idea) && !late.map.ideas.has(idea)),
          `round ${round}`,
        ).toEqual([])
        await Promise.all(people.map((person) => hasExactly(person, all)))
        late.leave()
      }
      expect(promisedInAll).toBeGreaterThan(KILLS * 10)
      console.info(
        `${KILLS} kills: ${promisedInAll} edits promised (${deletionsInAll} of them deletions), ${seenInAll} ideas seen by somebody before; 0 missing, 0 deletions undone.`,
      )
    },
    20_000 + KILLS * 15_000,
  )
})
