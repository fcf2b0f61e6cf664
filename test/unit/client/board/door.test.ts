import { expect, test } from 'vitest'
import { knock, secretInAddress, shutBecause } from '../../../../client/board/door.ts'
import { Refused, Unreachable } from '../../../../client/board/askServer.ts'

const secret = 'T95Z0v-jMU80TwJJmQ2Y5Q'
const refused = (status: number) =>
  new Refused({ type: 'about:blank', title: 'x', status, code: 'x', detail: 'Ein Satz.' })

test('a link that a mail program has decorated still opens', () => {
  expect(secretInAddress(`#${secret}.`)).toBe(secret)
  expect(secretInAddress(`#${secret}),`)).toBe(secret)
})

test.each(['', '#', '#zu-kurz', `#${secret}zu-lang`])(
  '[P11] a link cut short (%s) is told apart without asking the server',
  async (fragment) => {
    expect(await knock('abcdefghij0123456789', fragment, undefined)).toEqual({ is: 'shut', why: 'incomplete' })
  },
)

test('[P11] each refusal has a page of its own', () => {
  expect([401, 404, 403, 410, 429, 503, 500].map((status) => shutBecause(refused(status)))).toEqual([
    'unknown',
    'unknown',
    'forbidden',
    'gone',
    'tooMany',
    'tooMany',
    'broken',
  ])
  expect(shutBecause(new Unreachable('x'))).toBe('unreachable')
})

test.each(['linkRenewed', 'linkOff', 'linkEnded', 'removed'])(
  '[P15] who was let in once is told what became of it (%s), not that the right is lacking',
  (code) => {
    const refusal = new Refused({ type: 'about:blank', title: 'x', status: 403, code, detail: 'Ein Satz.' })
    expect(shutBecause(refusal)).toBe(code)
  },
)
