import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BoardContext } from '../../../../client/board/session.ts'
import { SnapshotList } from '../../../../client/history/SnapshotList.tsx'
import { chooseLanguage, learnAll } from '../../../../client/i18n/language.ts'
import type { SnapshotCard } from '../../../../shared/domain/snapshot.ts'
import { soloSession } from '../../../support/soloSession.ts'

const card = (number: number): SnapshotCard => ({
  ...{ number, cause: 'asked', takenAt: Date.UTC(2026, 10, 28, 9), ideas: 3, bytes: 100 },
  changes: { added: 3, changed: 0, moved: 0, removed: 0 },
  people: { organisers: 1, participants: 0, viewers: 0 },
})
const asked: string[] = []
let answer = () => new Response(null, { status: 204 })
beforeEach(async () => {
  await learnAll('de')
  chooseLanguage('de')
  asked.length = 0
  // No picture comes into view.
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe = () => undefined
      disconnect = () => undefined
    },
  )
  vi.stubGlobal('fetch', (path: string, { method = 'GET' }: RequestInit = {}) => {
    asked.push(`${method} ${path}`)
    return Promise.resolve(answer())
  })
})
afterEach(() => void vi.unstubAllGlobals())

test('[P12] a snapshot is deleted by keyboard after a question, a refusal stands at it in words, and the keyboard goes on in the list', async () => {
  render(
    <BoardContext value={{ ...soloSession(), role: 'organiser' }}>
      <SnapshotList snapshots={[card(2), card(1)]} />
    </BoardContext>,
  )
  const deeds = () => screen.getByRole('button', { name: 'Was mit Stand 2 geschehen kann' })
  const choose = async (): Promise<void> => {
    deeds().focus()
    await userEvent.keyboard('{Enter}')
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Löschen …' }))
  }
  await choose()
  expect(screen.getByRole('group', { name: /^Stand 2 für immer löschen/ })).toBeDefined()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.activeElement).toBe(deeds())
  expect(asked).toEqual([])

  const problem = { code: 'snapshotPublished', title: '', detail: 'Die Ergebnisseite zeigt diesen Stand.' }
  answer = () =>
    new Response(JSON.stringify(problem), { status: 409, headers: { 'Content-Type': 'application/problem+json' } })
  await choose()
  await userEvent.keyboard('{Enter}')
  expect((await screen.findByRole('alert')).textContent).toBe(problem.detail)
  answer = () => new Response(null, { status: 204 })
  await choose()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => document.activeElement?.textContent).toContain('Stand 1')
  expect(asked).toEqual(Array(2).fill('DELETE /api/boards/board/snapshots/2'))
  expect(screen.queryByRole('alert')).toBeNull()
})

test('[P6] who takes part finds nothing to delete', () => {
  render(
    <BoardContext value={{ ...soloSession(), role: 'participant' }}>
      <SnapshotList snapshots={[card(1)]} />
    </BoardContext>,
  )
  expect(screen.queryByRole('button', { name: /geschehen kann/ })).toBeNull()
})

test('the first snapshot does not say that all in it is new, the next ones say what is', () => {
  render(
    <BoardContext value={soloSession()}>
      <SnapshotList snapshots={[{ ...card(2), ideas: 6 }, card(1)]} />
    </BoardContext>,
  )
  const [second, first] = screen.getAllByTestId('snapshot').map(({ textContent }) => textContent)
  expect(second).toContain('6 Ideen · +3 neu')
  expect(first).toMatch(/3 Ideen(?! ·)/)
})
