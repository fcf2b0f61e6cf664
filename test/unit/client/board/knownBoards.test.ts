import { beforeEach, expect, test } from 'vitest'
import {
  forgetBoard,
  isRemembered,
  knownBoard,
  knownBoards,
  rememberBoard,
  type KnownBoard,
} from '../../../../client/board/knownBoards.ts'
import type { Role } from '../../../../shared/domain/participant.ts'

const visit = (board: string, secret: string, role: Role, visitedAt = 1): KnownBoard => ({
  board,
  title: `Board ${board}`,
  secret,
  visitedAt,
  session: {
    board,
    title: `Board ${board}`,
    language: 'de',
    role,
    participant: 'p',
    name: 'Anna',
    ticket: `ticket of ${secret}`,
    documents: [],
    generation: 'g',
    erasedOn: '2027-02-20',
  },
})

beforeEach(async () => {
  for (const { board } of knownBoards()) await forgetBoard(board)
  localStorage.clear()
  sessionStorage.clear()
})

test('the boards that a device knows come latest first, until they are removed', async () => {
  rememberBoard(visit('a', 's1', 'participant', 1), true)
  rememberBoard(visit('b', 's2', 'participant', 2), true)
  expect(knownBoards().map(({ board }) => board)).toEqual(['b', 'a'])
  await forgetBoard('b')
  expect(knownBoards().map(({ board }) => board)).toEqual(['a'])
})

test('[P14] who does not want to be remembered leaves nothing on the device', () => {
  rememberBoard(visit('a', 's1', 'participant'), false)
  expect(knownBoard('a')?.secret).toBe('s1')
  expect(isRemembered('a')).toBe(false)
  expect(JSON.stringify(localStorage)).not.toContain('s1')
})

test('an organiser who tries the participants’ link keeps the organisers’ link', () => {
  rememberBoard(visit('a', 'strong', 'organiser'), true)
  rememberBoard(visit('a', 'weak', 'participant'), true)
  expect(knownBoard('a')?.secret).toBe('weak')
  sessionStorage.clear()
  expect(knownBoard('a')?.secret).toBe('strong')
})

test('[P11] a damaged memory is no memory, and breaks nothing', () => {
  localStorage.setItem('kaffeetisch:board:x', '{"board":')
  localStorage.setItem('kaffeetisch:board:y', '{"board":7}')
  expect(knownBoard('x')).toBeUndefined()
  expect(knownBoard('y')).toBeUndefined()
})
