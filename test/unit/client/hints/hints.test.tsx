import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BoardContext } from '../../../../client/board/session.ts'
import { HINTS, hints } from '../../../../client/device/hints.ts'
import { HintBar } from '../../../../client/hints/HintBar.tsx'
import { chooseLanguage } from '../../../../client/i18n/language.ts'
import { announce, announcements } from '../../../../client/ui/announce.ts'
import { setTitle } from '../../../../shared/commands/setTitle.ts'
import { soloSession, type SoloSession } from '../../../support/soloSession.ts'

beforeEach(() => {
  chooseLanguage('de')
  hints.startAnew()
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const shown = () => screen.queryByTestId('hint')?.textContent ?? ''
const pass = (time: number): void => void act(() => vi.advanceTimersByTime(time))
const wait = (): void => pass(3000)

function open(session: SoloSession, props: { isBusy?: boolean; commandsAreOpen?: boolean } = {}) {
  const page = (now: typeof props) => (
    <BoardContext value={session}>
      <HintBar isBusy={false} commandsAreOpen={false} {...now} />
    </BoardContext>
  )
  const { rerender, unmount } = render(page(props))
  return { show: (now: typeof props) => rerender(page(now)), unmount }
}

function board(): SoloSession {
  const session = soloSession()
  session.add({ id: 'bus', parent: 'root', title: 'Bus' })
  return session
}

/** As one writes: a new idea, open, with words, closed. */
function write(session: SoloSession, id: string, parent: string): void {
  act(() => {
    session.add({ id, parent, title: '' })
    session.viewState.edit(id)
  })
  act(() => {
    session.run(setTitle, { id, title: id })
    session.viewState.edit(null)
  })
}

test('a hint comes when its moment lasts, is read out, takes no focus, and goes with the deed', () => {
  const session = board()
  open(session)
  expect(shown()).toBe('')
  wait()
  expect(shown()).toContain('tippe los')
  expect(announcements().at(-1)?.text).toMatch(/^Tipp: Wähle eine Idee/)
  expect(document.activeElement).toBe(document.body)

  act(() => session.viewState.edit('bus'))
  expect(shown()).toBe('')
  act(() => session.viewState.edit(null))
  wait()
  expect(shown()).toContain('Tab legt eine Idee darunter an')
  // Selected together with others it is not the moment.
  act(() => session.viewState.select(['bus', 'root']))
  expect(shown()).toBe('')
  act(() => session.viewState.select(['bus']))
  expect(shown()).toContain('Tab legt')
  write(session, 'takt', 'bus')
  wait()
  expect(shown()).toBe('')
})

test('what one can do already is never said', () => {
  const session = board()
  act(() => session.viewState.select(['bus'], 'bus'))
  open(session)
  write(session, 'takt', 'bus')
  wait()
  expect(shown()).toBe('')
  expect(['write', 'grow'].map((hint) => hints.isOver(hint as 'write'))).toEqual([true, true])
})

test('details and commands wait until there are ideas of mine; each comes once on this device', () => {
  const session = board()
  for (const hint of ['write', 'grow'] as const) hints.end(hint)
  const { show, unmount } = open(session)
  for (const id of ['a', 'b', 'c']) write(session, id, 'bus')
  wait()
  expect(shown()).toContain('Alt+Enter')
  act(() => session.viewState.openPanel({ is: 'details' }))
  expect(shown()).toBe('')
  act(() => session.viewState.openPanel(null))
  for (const id of ['d', 'e', 'f']) write(session, id, 'bus')
  wait()
  expect(shown()).toContain('Strg+Umschalt+P')
  show({ isBusy: true })
  expect(shown()).toBe('')
  show({ isBusy: true, commandsAreOpen: true })
  show({})
  wait()
  expect(shown()).toBe('')
  unmount()

  hints.startAnew()
  const again = open(board())
  wait()
  expect(shown()).toContain('tippe los')
  again.unmount()
  open(board())
  wait()
  expect(shown()).toBe('')
})

test('one press closes it, another one all of them, and help brings them back', () => {
  const session = board()
  open(session)
  wait()
  act(() => screen.getByRole('button', { name: 'Tipp schließen' }).click())
  expect(shown()).toBe('')
  act(() => session.viewState.select(['bus']))
  wait()
  act(() => screen.getByRole('button', { name: 'Keine Tipps mehr' }).click())
  expect(shown()).toBe('')
  expect(HINTS.every((hint) => hints.isOver(hint))).toBe(true)
  act(() => hints.startAnew())
  wait()
  expect(shown()).toContain('tippe los')
})

test('an empty map says itself how to begin', () => {
  open(soloSession())
  wait()
  expect(shown()).toBe('')
})

test('who has no keyboard is told what fingers do', () => {
  const match = globalThis.matchMedia
  vi.spyOn(globalThis, 'matchMedia').mockImplementation((media) =>
    Object.assign(match(media), { matches: media === '(pointer: coarse)' }),
  )
  const session = board()
  session.viewState.show('cards')
  hints.end('add')
  open(session)
  wait()
  expect(shown()).toBe('')
  act(() => session.viewState.show('map'))
  wait()
  expect(shown()).toContain('gedrückt halten')
  act(() => void document.body.dispatchEvent(new Event('contextmenu', { bubbles: true })))
  expect(shown()).toBe('')
})

test('nobody is told two things at once: a hint waits until what is read out is over', () => {
  open(board())
  pass(2000)
  announce('Neue Idee von Bernd')
  pass(2000)
  expect(shown()).toBe('')
  pass(1000)
  expect(shown()).toContain('tippe los')
})
