import { expect, test } from 'vitest'
import { FairQueue } from '../../../../server/boards/fairQueue.ts'

/** Orders that are finished by hand; answers which have begun. */
function orders(queue: FairQueue) {
  const begun: string[] = []
  const finish: (() => void)[] = []
  const order = (board: string, what: string) =>
    queue.run(board, () => {
      begun.push(`${board}${what}`)
      return new Promise<string>((resolve) => finish.push(() => resolve(what)))
    })
  const finishNext = async () => {
    finish.shift()?.()
    await new Promise(setImmediate)
  }
  return { begun, order, finishNext }
}

test('one copy at a time; a board with many orders makes another one wait for one of them, not for all', async () => {
  const { begun, order, finishNext } = orders(new FairQueue(20))
  const first = order('a', '1')
  for (const what of ['2', '3', '4']) void order('a', what)
  void order('b', '1')
  void order('c', '1')
  void order('b', '2')
  expect(begun).toEqual(['a1'])
  for (let n = 0; n < 7; n++) await finishNext()
  expect(begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4'])
  expect(await first).toBe('1')
})

test('[P11] a full queue says so; one board never takes more than half of it', async () => {
  const { order, finishNext } = orders(new FairQueue(4))
  expect(['0', '1', '2', '3', '4'].map((what) => order('a', what) !== undefined)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
  expect(['1', '2', '3'].map((what) => order('b', what) !== undefined)).toEqual([true, true, false])
  expect(order('c', '1')).toBeUndefined()
  await finishNext()
  expect(order('c', '1')).toBeDefined()
})

test('what fails ends its own order and nobody else\u2019s', async () => {
  const queue = new FairQueue(2)
  const bad = queue.run('a', () => Promise.reject(new Error('no')))
  const good = queue.run('b', () => Promise.resolve('yes'))
  await expect(bad).rejects.toThrow('no')
  expect(await good).toBe('yes')
})
