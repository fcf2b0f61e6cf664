import { act, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BoardContext, type BoardSession } from '../../../../client/board/session.ts'
import { DeedsProvider } from '../../../../client/deeds/DeedsProvider.tsx'
import { DetailsPanel } from '../../../../client/details/DetailsPanel.tsx'
import { chooseLanguage } from '../../../../client/i18n/language.ts'
import { Toasts } from '../../../../client/ui/Toasts.tsx'
import { currentToasts, dismissToast } from '../../../../client/ui/toast.ts'
import { addComment } from '../../../../shared/commands/addComment.ts'
import { run } from '../../../../shared/commands/command.ts'
import { react } from '../../../../shared/commands/react.ts'
import type { BoardState } from '../../../../shared/domain/closing.ts'
import { soloSession, type SoloSession } from '../../../support/soloSession.ts'

beforeEach(() => {
  chooseLanguage('de')
  currentToasts().forEach(({ id }) => dismissToast(id))
})

function withBus(changes: Partial<BoardSession> = {}): SoloSession {
  const session = Object.defineProperties(soloSession(), Object.getOwnPropertyDescriptors(changes))
  session.add({ id: 'bus', parent: 'root', title: 'Bus' })
  session.add({ id: 'rad', parent: 'root', title: 'Rad' })
  session.viewState.select(['bus'], 'bus')
  return session
}
/** Bernd on his own screen. */
function bernd({ talk, map }: SoloSession) {
  const doc = new Y.Doc()
  const actor = { by: 'bernd', now: 1_000, random: Math.random, origin: {} }
  return (deed: (doing: <A>(command: Parameters<typeof run<A>>[2], args: A) => void) => void): void => {
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(talk.doc))
    deed((command, args) => void run(doc, map, command, args, actor))
    act(() => Y.applyUpdate(talk.doc, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(talk.doc)), 'line'))
  }
}
const open = (session: BoardSession, at?: 'talk') => {
  session.viewState.openPanel(at ? { is: 'details', at } : { is: 'details' })
  return render(
    <BoardContext value={session}>
      <DeedsProvider>
        <DetailsPanel onClose={() => session.viewState.openPanel(null)} />
        <Toasts />
      </DeedsProvider>
    </BoardContext>,
  )
}
const field = () => screen.getByRole('textbox', { name: 'Kommentar schreiben' })
const comments = () => screen.queryAllByTestId('comment').map((each) => each.textContent)

test('I comment by Enter, change my words and take them away; one press brings them back', async () => {
  const session = withBus()
  open(session, 'talk')
  expect(document.activeElement).toBe(field())
  await userEvent.type(field(), 'Fährt er{Shift>}{Enter}{/Shift}sonntags?{Enter}')
  expect(comments()).toEqual([expect.stringContaining('Fährt er\nsonntags?')])
  expect(document.activeElement).toBe(field())
  await userEvent.type(field(), 'Zweiter{Enter}')

  await userEvent.click(screen.getByRole('button', { name: /^Kommentar bearbeiten: Fährt er/ }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Kommentar bearbeiten' }), ' Und samstags?{Enter}')
  expect(comments()).toContainEqual(expect.stringMatching(/bearbeitet.*samstags\?/s))
  await userEvent.click(screen.getByRole('button', { name: /^Kommentar löschen: Fährt er/ }))
  expect(comments()).toEqual([expect.stringContaining('Zweiter')])
  await userEvent.click(screen.getByRole('button', { name: 'Rückgängig' }))
  expect(comments()).toHaveLength(2)
  expect(comments()).toContainEqual(expect.stringContaining('samstags'))
})

test('[P2] [P10] what others say comes in beside what I am writing, and what I have begun stays when I look elsewhere', async () => {
  const session = withBus()
  const other = bernd(session)
  open(session, 'talk')
  await userEvent.type(field(), 'Ich schreibe gerade')
  other((does) => does(addComment, { idea: 'bus', id: 'b1', text: 'Gute Idee' }))
  expect(comments()).toEqual([expect.stringContaining('Gute Idee')])
  expect(field()).toHaveProperty('value', 'Ich schreibe gerade')
  expect(document.activeElement).toBe(field())
  act(() => (document.activeElement as HTMLElement).blur())
  act(() => session.viewState.select(['rad'], 'rad'))
  // I asked to comment on the other one: here the focus stays where I put it.
  expect(document.activeElement).toBe(document.body)
  expect(field()).toHaveProperty('value', '')
  act(() => session.viewState.select(['bus'], 'bus'))
  expect(field()).toHaveProperty('value', 'Ich schreibe gerade')
})

test('reactions are given and taken back, and counted by people', async () => {
  const session = withBus()
  const other = bernd(session)
  open(session)
  other((does) => does(react, { idea: 'bus', reaction: 'support', on: true }))
  const support = () => screen.getByRole('button', { name: /^Unterstütze ich/ })
  expect(support().textContent).toBe('Unterstütze ich1')
  await userEvent.click(support())
  expect([support().textContent, support().getAttribute('aria-pressed')]).toEqual(['Unterstütze ich2', 'true'])
  await userEvent.click(support())
  expect([support().textContent, support().getAttribute('aria-pressed')]).toEqual(['Unterstütze ich1', 'false'])
})

test('only the organiser takes away what others said, and is asked before', async () => {
  const participant = withBus()
  bernd(participant)((does) => does(addComment, { idea: 'bus', id: 'b1', text: 'Unfug' }))
  const { unmount } = open(participant)
  expect(screen.queryByRole('button', { name: /^Kommentar (löschen|bearbeiten)/ })).toBeNull()
  unmount()

  const organiser = withBus({ role: 'organiser' })
  bernd(organiser)((does) => does(addComment, { idea: 'bus', id: 'b1', text: 'Unfug' }))
  open(organiser)
  expect(screen.queryByRole('button', { name: /^Kommentar bearbeiten/ })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Kommentar löschen: Unfug' }))
  await userEvent.click(screen.getByRole('button', { name: 'Jetzt löschen' }))
  expect(comments()).toEqual([])
})

test('[P19] when the session closes one goes on talking, when it is frozen one reads what was said', () => {
  let state: BoardState = 'open'
  const listeners = new Set<() => void>()
  let condition = { isIncomplete: false, isReadOnly: false, closing: { state } as { state: BoardState } }
  const session = withBus({
    get canWrite() {
      return state === 'open'
    },
    get canTalk() {
      return state !== 'frozen'
    },
    condition: {
      get: () => condition,
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
  })
  const become = (next: BoardState) =>
    act(() => {
      state = next
      condition = { ...condition, closing: { state: next } }
      listeners.forEach((listener) => listener())
    })
  bernd(session)((does) => does(addComment, { idea: 'bus', id: 'b1', text: 'Gute Idee' }))
  open(session)
  expect(screen.getByRole('button', { name: 'Notiz schreiben' })).toBeTruthy()
  become('closed')
  expect(screen.queryByRole('button', { name: 'Notiz schreiben' })).toBeNull()
  expect(field()).toBeTruthy()
  become('frozen')
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(within(screen.getByTestId('talk')).getByText('Gute Idee')).toBeTruthy()
})
