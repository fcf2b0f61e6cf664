import { act, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { BoardContext } from '../../../../client/board/session.ts'
import { DeedsProvider } from '../../../../client/deeds/DeedsProvider.tsx'
import { chooseLanguage } from '../../../../client/i18n/language.ts'
import { Faces } from '../../../../client/presence/Faces.tsx'
import { FollowNotice } from '../../../../client/presence/FollowNotice.tsx'
import { PeopleDialog } from '../../../../client/presence/PeopleDialog.tsx'
import { ROOT_ID } from '../../../../shared/domain/idea.ts'
import { soloSession, type SoloSession } from '../../../support/soloSession.ts'

beforeEach(() => chooseLanguage('de'))

function withCompany(count: number): SoloSession {
  const session = soloSession()
  session.add({ id: 'bus', parent: ROOT_ID, title: 'Bus am Abend' })
  for (let at = 1; at <= count; at++)
    session.awareness.states.set(at, {
      person: { participant: `p${at}`, name: `Person ${at}` },
      look: { at: 'bus' },
      editing: at === 1 ? 'bus' : null,
      follows: at === 2 ? 'me' : at === 3 ? 'p1' : null,
    })
  session.awareness.emit('change', [{ added: [], updated: [], removed: [] }, 'test'])
  return session
}
const show = (session: SoloSession, onClose = vi.fn()) =>
  render(
    <BoardContext value={session}>
      <DeedsProvider>
        <Faces onOpen={() => undefined} />
        <FollowNotice />
        <PeopleDialog onClose={onClose} />
      </DeedsProvider>
    </BoardContext>,
  )
const row = (name: string): HTMLElement => {
  const found = within(screen.getByRole('dialog')).getByText(name).closest('li')
  if (!found) throw new Error(`${name} is not in the list`)
  return found
}

test('of sixty people the header shows a few and counts the others, and whom I follow stays in sight', () => {
  const session = withCompany(60)
  show(session)
  const faces = () => screen.getByRole('group', { name: 'Wer ist da?', hidden: true })
  expect(
    within(faces())
      .getAllByTestId('face')
      .map(({ title }) => title),
  ).toEqual(['Person 1', 'Person 2', 'Anna'])
  expect(faces().textContent).toContain('+58')
  act(() => session.following.follow('p44'))
  expect(within(faces()).getAllByTestId('face')[0]?.title).toBe('Person 44')
  expect(screen.getByTestId('following').textContent).toContain('Du folgst Person 44')
})

test('the list says where everybody is, finds one of sixty by name, goes there and follows', async () => {
  const session = withCompany(60)
  const onClose = vi.fn()
  show(session, onClose)
  expect(screen.getByText('Jetzt da: 61')).toBeDefined()
  expect(row('Person 1').textContent).toContain('schreibt: Bus am Abend')
  expect(row('Person 2').textContent).toContain('folgt Dir')
  expect(row('Person 3').textContent).toContain('folgt Person 1')
  expect(row('Person 4').textContent).toContain('bei: Bus am Abend')
  await userEvent.type(screen.getByRole('textbox', { name: 'Name oder Organisation suchen' }), 'person 44')
  expect(within(screen.getByRole('dialog')).getAllByRole('listitem')).toHaveLength(1)
  await userEvent.click(screen.getByRole('button', { name: 'Person 44 folgen' }))
  expect(session.following.get()).toBe('p44')
  expect(onClose).toHaveBeenCalledOnce()
  await userEvent.click(screen.getByRole('button', { name: 'Hin zu Person 44' }))
  expect(session.viewState.get().focused).toBe('bus')
})
