import { act, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { BoardContext } from '../../../../client/board/session.ts'
import { DeedsProvider } from '../../../../client/deeds/DeedsProvider.tsx'
import { useWordsKept } from '../../../../client/deeds/useWordsKept.ts'
import { chooseLanguage } from '../../../../client/i18n/language.ts'
import { Toasts } from '../../../../client/ui/Toasts.tsx'
import { currentToasts, dismissToast } from '../../../../client/ui/toast.ts'
import { removeIdeas } from '../../../../shared/commands/removeIdeas.ts'
import { setTitle } from '../../../../shared/commands/setTitle.ts'
import { LOST_AND_FOUND_ID, ROOT_ID, type IdeaId } from '../../../../shared/domain/idea.ts'
import { soloSession, type SoloSession } from '../../../support/soloSession.ts'

beforeEach(() => {
  chooseLanguage('de')
  currentToasts().forEach(({ id }) => dismissToast(id))
})

/** Whatever somebody writes in: a title or a note, in the map, the outline or the panel. */
function Writer({ id, writes }: { readonly id: IdeaId; readonly writes: boolean }) {
  const keepWords = useWordsKept(id)
  if (writes) keepWords(true)
  return null
}

function writing({ writes = true } = {}): SoloSession {
  const session = soloSession()
  session.add({ id: 'branch', parent: ROOT_ID, title: 'Verkehr' })
  session.add({ id: 'bus', parent: 'branch', title: 'Bus' })
  session.add({ id: 'stop', parent: 'bus', title: 'Haltestelle' })
  render(
    <BoardContext value={session}>
      <DeedsProvider>
        <Writer id="bus" writes={writes} />
        <Toasts />
      </DeedsProvider>
    </BoardContext>,
  )
  act(() => void session.run(setTitle, { id: 'bus', title: 'Bus am Abend' }))
  return session
}
const othersRemove = (session: SoloSession, id: IdeaId) =>
  act(() => session.others(({ run }) => void run(removeIdeas, { ids: [id] })))
const parentOf = (session: SoloSession, id: IdeaId) => session.map.ideas.get(id)?.parent
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

test('[P2] [P10] somebody deletes the idea that I write in: my words lie in the lost and found, and go back with what hung below', async () => {
  const session = writing()
  othersRemove(session, 'bus')
  expect(parentOf(session, 'bus')).toBe(LOST_AND_FOUND_ID)
  expect(session.map.ideas.get('bus')?.text).toBe('Bus am Abend')
  expect(session.map.ideas.has('stop')).toBe(false)
  expect(screen.getByTestId('toast').textContent).toContain('„Bus am Abend“ wurde von jemandem gelöscht')
  await press('Wiederherstellen')
  expect([parentOf(session, 'bus'), parentOf(session, 'stop')]).toEqual(['branch', 'bus'])
  expect(session.viewState.get().focused).toBe('bus')
})

test('[P2] [P10] a branch above is deleted: my idea alone is kept, and is back in its place as soon as the branch is', async () => {
  const session = writing()
  othersRemove(session, 'branch')
  expect(parentOf(session, 'bus')).toBe(LOST_AND_FOUND_ID)
  expect([...session.map.ideas.keys()]).not.toContain('stop')
  await press('Zeigen')
  expect(session.viewState.get().focused).toBe('bus')
  act(() => session.others(({ doc }) => doc.getMap('gone').clear()))
  expect(parentOf(session, 'bus')).toBe('branch')
})

test('[P2] the words are kept before anybody is told of a change, so that the editor stays open', () => {
  const session: SoloSession = { ...soloSession(), onMapChange: () => () => undefined }
  session.add({ id: 'bus', parent: ROOT_ID, title: 'Bus' })
  const page = (
    <BoardContext value={session}>
      <DeedsProvider>
        <Writer id="bus" writes />
      </DeedsProvider>
    </BoardContext>
  )
  render(page)
  othersRemove(session, 'bus')
  expect(parentOf(session, 'bus')).toBe(LOST_AND_FOUND_ID)
})

test('who has written nothing is told and keeps nothing; what I delete myself is no loss', async () => {
  const session = writing({ writes: false })
  othersRemove(session, 'bus')
  expect(session.map.ideas.has('bus')).toBe(false)
  expect(screen.getByTestId('toast').textContent).toContain('wurde gerade von jemandem gelöscht')
  await press('Wiederherstellen')
  expect([parentOf(session, 'bus'), parentOf(session, 'stop')]).toEqual(['branch', 'bus'])
  act(() => void session.run(removeIdeas, { ids: ['bus'] }))
  expect(screen.queryByTestId('toast')).toBeNull()
  expect(session.map.ideas.has('bus')).toBe(false)
})
