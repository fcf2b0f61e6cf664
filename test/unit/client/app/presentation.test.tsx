import { act, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { Presentation } from '../../../../client/app/Presentation.tsx'
import { rememberBoard } from '../../../../client/board/knownBoards.ts'
import { BoardContext } from '../../../../client/board/session.ts'
import { DeedsProvider } from '../../../../client/deeds/DeedsProvider.tsx'
import { chooseLanguage } from '../../../../client/i18n/language.ts'
import { announcements } from '../../../../client/ui/announce.ts'
import { removeIdeas } from '../../../../shared/commands/removeIdeas.ts'
import { soloSession, type SoloSession } from '../../../support/soloSession.ts'

beforeEach(() => {
  chooseLanguage('de')
  rememberBoard({ board: 'board', title: 'Test', secret: 'geheim', visitedAt: 0 }, false)
})

function board(canWrite = true): SoloSession {
  const session = soloSession({ canWrite })
  session.add({ id: 'verkehr', parent: 'root', title: 'Verkehr' })
  session.add({ id: 'energie', parent: 'root', title: 'Energie', after: 'verkehr' })
  for (let i = 0; i < 8; i++) {
    session.add({ id: `weg${i}`, parent: 'verkehr', title: `Weg ${i}`, after: i ? `weg${i - 1}` : null })
    for (let j = 0; j < 3; j++) session.add({ id: `${i}${j}`, parent: `weg${i}`, title: `Schritt ${i}${j}` })
  }
  return session
}

function present(session: SoloSession) {
  const end = vi.fn()
  const { unmount } = render(
    <BoardContext value={session}>
      <DeedsProvider>
        <Presentation onClose={end} />
      </DeedsProvider>
    </BoardContext>,
  )
  return { end, unmount }
}

const shown = (session: SoloSession) => session.viewState.get().presenting?.branch
const button = (name: string) => screen.getByRole('button', { name })

test.each(['who writes', 'who reads'])(
  '[P12] by the arrow keys alone %s walks from branch to branch, into them and out again, to the code for joining, and back to the view of before',
  async (who) => {
    const session = board(who === 'who writes')
    session.viewState.show('outline')
    session.viewState.setFolded(new Set(['energie']))
    const { end } = present(session)
    expect(document.activeElement).toBe(screen.getByTestId('presentation'))
    expect(session.viewState.get()).toMatchObject({ shown: 'map', presenting: { branch: null }, folded: new Set() })
    expect(announcements().at(-1)?.text).toBe('Die ganze Mindmap')

    await userEvent.keyboard('{ArrowRight}')
    expect(shown(session)).toBe('verkehr')
    expect(announcements().at(-1)?.text).toBe('Verkehr')
    // 24 rows cannot be read from the last one: the branch is open as far as they can.
    expect(session.viewState.get().folded).toEqual(new Set(Array.from({ length: 8 }, (_, i) => `weg${i}`)))
    await userEvent.keyboard('{ArrowDown}')
    expect(shown(session)).toBe('weg0')
    expect(session.viewState.get().folded).toEqual(new Set())
    expect(screen.getByText('1 von 8')).toBeTruthy()
    await userEvent.keyboard('{PageDown}')
    expect(shown(session)).toBe('weg1')
    await userEvent.keyboard('{ArrowUp}{ArrowUp}')
    expect(shown(session)).toBeNull()

    await userEvent.keyboard('{End}')
    expect(shown(session)).toBeNull()
    expect(screen.getAllByRole('img').length).toBe(1)
    const invitation =
      who === 'who writes' ? 'Mit der Kamera scannen und mitmachen' : 'Mit der Kamera scannen und mitlesen'
    expect(announcements().at(-1)?.text).toBe(invitation)
    expect(button('Weiter')).toHaveProperty('disabled', true)
    await userEvent.keyboard('{ArrowLeft}')
    expect(shown(session)).toBe('energie')
    await userEvent.keyboard('{Escape}')
    expect(end).toHaveBeenCalledOnce()
  },
)

test('ended, all is as it was before', () => {
  const session = board()
  session.viewState.show('cards')
  session.viewState.setFolded(new Set(['energie']))
  session.viewState.openPanel({ is: 'details' })
  const { shown, folded, panel } = session.viewState.get()
  const { unmount } = present(session)
  act(() => button('Weiter').click())
  unmount()
  expect(session.viewState.get()).toMatchObject({ shown, folded, panel, presenting: null })
})

test('what is shown and taken away by somebody leads back to the whole map', async () => {
  const session = board()
  present(session)
  await userEvent.click(button('Weiter'))
  await userEvent.click(button('Hinein in den Zweig'))
  expect(shown(session)).toBe('weg0')
  await act(async () => {
    session.others(({ run }) => void run(removeIdeas, { ids: ['weg0'] }))
    await Promise.resolve()
  })
  expect(shown(session)).toBeNull()
})

test('a filter stays, and the room is told why some ideas are pale', () => {
  const session = board()
  session.viewState.setFilter({ kinds: ['quickWin'], authors: [], who: [], goals: [], isPlanned: false })
  session.add({ id: 'rad', parent: 'energie', title: 'Rad', kind: 'quickWin' })
  present(session)
  expect(screen.getByText('1 Idee passt')).toBeTruthy()
  expect(session.viewState.get().filter).not.toBeNull()
})
