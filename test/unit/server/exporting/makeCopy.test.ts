import { afterEach, expect, test } from 'vitest'
import {
  createCopyMaker,
  type CopyMaker,
  type CopyMakerOptions,
  type NewCopy,
} from '../../../../server/exporting/makeCopy.ts'

const order: NewCopy = { mapUpdate: new Uint8Array(), format: 'pdf', language: 'de', title: 'Board', now: 0 }
const makers: CopyMaker[] = []
const maker = (worker: string, options: Partial<CopyMakerOptions> = {}) => {
  const made = createCopyMaker({ worker: new URL(`./workers/${worker}.mjs`, import.meta.url), ...options })
  makers.push(made)
  return made
}

afterEach(async () => {
  await Promise.all(makers.splice(0).map((made) => made.close()))
})

test('a copy that takes too long is given up, and the next one gets a fresh worker', async () => {
  const slow = maker('silent', { timeLimit: 300 })
  await expect(slow.makeCopy(order)).rejects.toMatchObject({ name: 'WorkFailed', reason: 'tooSlow' })
  await expect(slow.makeCopy(order)).rejects.toMatchObject({ reason: 'tooSlow' })
})

test('a worker that dies fails its copy with its last words, and nothing else', async () => {
  const dying = maker('dying')
  await expect(dying.makeCopy(order)).rejects.toThrow(/134.*out of memory/s)
  await expect(dying.makeCopy(order)).rejects.toMatchObject({ reason: 'broken' })
})

test('copies are made one after another by the same worker, a failed one between them', async () => {
  const answering = maker('answering', { timeZone: 'Europe/Berlin' })
  const [first, , third] = await Promise.allSettled([
    answering.makeCopy(order),
    answering.makeCopy({ ...order, title: 'broken' }),
    answering.makeCopy(order),
  ])
  expect(first).toMatchObject({ status: 'fulfilled', value: { fileName: 'Board Europe/Berlin' } })
  expect(third).toMatchObject({ status: 'fulfilled' })
})

test('after two hundred copies a fresh worker takes over, so that none fills up', async () => {
  const answering = maker('answering')
  const pids: string[] = []
  for (let i = 0; i < 201; i++) {
    const made = await answering.makeCopy(order)
    if ('bytes' in made) pids.push(new TextDecoder().decode(made.bytes))
  }
  const [first = '', second = ''] = new Set(pids)
  expect(pids).toEqual([...Array<string>(200).fill(first), second])
})

test('[P7] the worker gets nothing of the server’s surroundings', async () => {
  process.env['SMTP_URL'] = 'smtp://name:secret@host'
  const made = await maker('answering').makeCopy(order)
  delete process.env['SMTP_URL']
  expect(made).toHaveProperty('report')
  expect(JSON.stringify(made)).not.toContain('secret')
})

test('a closed maker refuses, and lets nobody wait', async () => {
  const closed = maker('silent')
  const waiting = closed.makeCopy(order)
  const refused = expect(waiting).rejects.toMatchObject({ name: 'WorkFailed' })
  await closed.close()
  await refused
  await expect(closed.makeCopy(order)).rejects.toMatchObject({ reason: 'closed' })
})
