import { act, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { BoardContext } from '../../../../client/board/session.ts'
import { Cards } from '../../../../client/cards/Cards.tsx'
import { choiceOf } from '../../../../client/cards/choiceOf.ts'
import { DeedsProvider } from '../../../../client/deeds/DeedsProvider.tsx'
import { FilterNotice } from '../../../../client/deeds/FilterNotice.tsx'
import { chooseLanguage } from '../../../../client/i18n/language.ts'
import { Outline } from '../../../../client/outline/Outline.tsx'
import { linkIdeas } from '../../../../shared/commands/linkIdeas.ts'
import { setTitle } from '../../../../shared/commands/setTitle.ts'
import { violationsHere } from '../../../support/axeHere.ts'
import { soloSession, type SoloSession } from '../../../support/soloSession.ts'

beforeEach(() => {
  chooseLanguage('de')
  Element.prototype.scrollIntoView = () => undefined
  globalThis.IntersectionObserver ??= class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  } as unknown as typeof IntersectionObserver
})

function board(canWrite = true): SoloSession {
  const session = soloSession({ canWrite })
  session.add({ id: 'mobil', parent: 'root', title: 'Mobil', kind: 'challenge' })
  session.add({ id: 'bus', parent: 'mobil', title: 'Bus' })
  session.add({ id: 'schnell', parent: 'root', title: 'Schnell', kind: 'quickWin', after: 'mobil' })
  session.add({ id: 'rad', parent: 'schnell', title: 'Rad' })
  session.run(linkIdeas, { id: 'l', from: 'bus', to: 'rad', label: 'oder' })
  session.awareness.states.set(1, {
    person: { participant: 'p1', name: 'Bernd' },
    look: { at: 'bus' },
    selection: ['bus'],
  })
  session.awareness.states.set(2, {
    person: { participant: 'p2', name: 'Cemile' },
    selection: ['mobil'],
    editing: 'mobil',
  })
  session.awareness.emit('change', [{ added: [1, 2], updated: [], removed: [] }, 'test'])
  return session
}
function show(session: SoloSession, view: 'cards' | 'outline') {
  session.viewState.show(view)
  render(
    <BoardContext value={session}>
      <DeedsProvider>
        <main tabIndex={-1}>{view === 'cards' ? <Cards /> : <Outline />}</main>
        <FilterNotice />
      </DeedsProvider>
    </BoardContext>,
  )
}
const item = (name: RegExp) => screen.getByRole('treeitem', { name })

test('cards and their headings show who is there, and say it together with their cross-links', () => {
  show(board(), 'cards')
  const card = item(/^Bus/)
  expect(card.getAttribute('aria-label')).toContain('1 Querverbindung, Bernd ist hier')
  expect(within(card).getByTestId('row-watchers').textContent).not.toBe('')
  const heading = item(/^Mobil/)
  expect(heading.getAttribute('aria-label')).toContain('Cemile schreibt')
  expect(within(heading).getByText('Cemile schreibt')).toBeTruthy()
})

test('a card says where its idea hangs by what that one is called now', () => {
  const session = board()
  session.add({ id: 'nacht', parent: 'bus', title: 'Nachtbus' })
  show(session, 'cards')
  expect(item(/^Nachtbus/).getAttribute('aria-label')).toContain('unter „Bus“')
  act(() => void session.run(setTitle, { id: 'bus', title: 'Rufbus' }))
  expect(item(/^Nachtbus/).getAttribute('aria-label')).toContain('unter „Rufbus“')
})

test('cards are filtered by a button of their own; what does not fit steps back, headings too', async () => {
  show(board(), 'cards')
  await userEvent.click(screen.getByRole('button', { name: 'Filtern …' }))
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('checkbox', { name: /^Quick Win/ }))
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Fertig' }))
  const standing = (name: RegExp) => item(name).dataset['standing']
  expect([standing(/^Mobil/), standing(/^Bus/), standing(/^Rad/)]).toEqual(['faint', 'faint', 'found'])
  expect(standing(/^Schnell/)).toBe('found')
  expect(item(/^Schnell/).getAttribute('aria-label')).toContain('passt zum Filter')
})

test('the outline says with how many others an idea is connected', () => {
  show(board(), 'outline')
  expect(item(/^Bus/).getAttribute('aria-label')).toContain('1 Querverbindung')
  expect(item(/^Mobil/).getAttribute('aria-label')).not.toContain('Querverbindung')
})

test('a reader who takes the filter off goes on reading where the text is', async () => {
  const session = board(false)
  show(session, 'outline')
  act(() => session.viewState.setFilter({ kinds: ['quickWin'], authors: [], who: [], goals: [], isPlanned: false }))
  await userEvent.click(screen.getByRole('button', { name: 'Aufheben' }))
  expect(document.activeElement).toBe(screen.getByRole('main'))
})

test.each(['branch', 'kind', 'person'] as const)(
  'cards grouped by %s are a tree of ideas and nothing else',
  async (group) => {
    const session = board()
    session.add({ id: 'direkt', parent: 'root', title: 'Direkt', kind: 'free', after: 'schnell' })
    for (let i = 0; i < 50; i++) session.add({ id: `n${i}`, parent: 'mobil', title: `Nummer ${i}` })
    choiceOf(session).set({ group })
    show(session, 'cards')
    document.title = 'Test'
    await screen.findAllByRole('treeitem')
    expect(await violationsHere()).toEqual([])
  },
)
