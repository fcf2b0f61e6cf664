import { expect, test } from 'vitest'
import { createCondition } from '../../../../client/board/condition.ts'
import { CONDITION } from '../../../../shared/wire/messages.ts'

function condition() {
  const input = createCondition()
  let told = 0
  input.subscribe(() => told++)
  return { ...input, told: () => told }
}

test('[P11] a damaged board is told as long as it is one, also over a lost line', () => {
  const board = condition()
  board.connected()
  board.heard(CONDITION.incomplete)
  board.acknowledged()
  expect(board.get()).toMatchObject({ isIncomplete: true, isReadOnly: false })
  board.connected()
  expect(board.get().isIncomplete).toBe(true)
  board.acknowledged()
  expect(board.get().isIncomplete).toBe(false)
  expect(board.told()).toBe(2)
})

test('what is well goes on to be well without a word', () => {
  const board = condition()
  for (let visit = 0; visit < 3; visit++) {
    board.connected()
    board.acknowledged()
  }
  expect(board.told()).toBe(0)
  board.heard(CONDITION.readOnly | CONDITION.incomplete)
  board.heard(0)
  expect(board.get()).toMatchObject({ isIncomplete: false, isReadOnly: false })
})

test('[P19] a session is as it was last said to be, also over a lost line, and open when nothing is said of it', () => {
  const board = createCondition({ state: 'closed', closedAt: 1, commentsUntil: 2 })
  board.connected()
  expect(board.get().closing.state).toBe('closed')
  board.heardClosing({ state: 'frozen', closedAt: 1, commentsUntil: 2 })
  board.acknowledged()
  expect(board.get().closing.state).toBe('frozen')
  board.connected()
  board.acknowledged()
  expect(board.get().closing).toEqual({ state: 'open' })
})
