import { act, cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react'
import { useLayoutEffect, useRef } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { shortcutTable } from '../../../../client/app/shortcutTable.ts'
import { useRegions } from '../../../../client/app/useRegions.ts'
import { BoardContext } from '../../../../client/board/session.ts'
import { DeedsProvider } from '../../../../client/deeds/DeedsProvider.tsx'
import { useDeeds } from '../../../../client/deeds/deedsContext.ts'
import { NO_VIEW } from '../../../../client/deeds/deedView.ts'
import { keysOf } from '../../../../client/deeds/keyText.ts'
import { useDeedKeys } from '../../../../client/deeds/useDeedKeys.ts'
import { remembered } from '../../../../client/device/remembered.ts'
import { chooseLanguage } from '../../../../client/i18n/language.ts'
import { Outline } from '../../../../client/outline/Outline.tsx'
import { ROOT_ID, type IdeaId } from '../../../../shared/domain/idea.ts'
import { soloSession, type SoloSession } from '../../../support/soloSession.ts'

beforeEach(() => {
  chooseLanguage('de')
  remembered.forget('tabMoves')
  Element.prototype.scrollIntoView = () => undefined
})

/** a (a1, a2 (tief, tiefer), a3), b; the keyboard is at a2. */
function board(): SoloSession {
  const session = soloSession()
  const add = (id: IdeaId, parent: IdeaId, after: IdeaId | null = null) => session.add({ id, parent, title: id, after })
  add('a', ROOT_ID)
  add('b', ROOT_ID, 'a')
  add('a1', 'a')
  add('a2', 'a', 'a1')
  add('a3', 'a', 'a2')
  add('tief', 'a2')
  add('tiefer', 'tief')
  session.undo.breakStep()
  session.viewState.show('outline')
  session.viewState.select(['a2'], 'a2')
  return session
}

const NAMES: Readonly<Record<string, string>> = {
  '{tab}': 'Tab',
  '{insert}': 'Insert',
  '{enter}': 'Enter',
  '{del}': 'Delete',
  '{back}': 'Backspace',
  '{esc}': 'Escape',
  '{space}': ' ',
  '{home}': 'Home',
  '{end}': 'End',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
}

/** A combination as the table of shortcuts writes it. Answers whether the browser was kept from what it does with it. */
function press(combination: string, on: Element = focused()): boolean {
  const keys = keysOf(combination)
  const last = keys.at(-1) ?? ''
  const key = NAMES[last] ?? last
  const event = createEvent.keyDown(on, {
    key: key.length === 1 && keys.includes('{ctrl}') ? key.toLowerCase() : key,
    code: /^\d$/.test(key) ? `Digit${key}` : '',
    ctrlKey: keys.includes('{ctrl}'),
    shiftKey: keys.includes('{shift}'),
    altKey: keys.includes('{alt}'),
  })
  act(() => void fireEvent(on, event))
  return event.defaultPrevented
}

const focused = (): Element => {
  const stop = document.querySelector('[role="treeitem"][tabindex="0"]')
  if (!stop) throw new Error('the tree has no tab stop')
  return stop
}
function open(session = board()): SoloSession {
  render(
    <BoardContext value={session}>
      <DeedsProvider>
        <Outline />
      </DeedsProvider>
    </BoardContext>,
  )
  return session
}
const childrenOf = ({ map }: SoloSession, id: IdeaId): readonly IdeaId[] => map.ideas.get(id)?.children ?? []
const parentOf = ({ map }: SoloSession, id: IdeaId | null) => map.ideas.get(id ?? '')?.parent

/** What each key of the table has done, seen on the board. */
const DONE: Readonly<Record<string, (session: SoloSession) => unknown>> = {
  '{tab}': (s) => parentOf(s, s.viewState.get().editing) === 'a2',
  '{insert}': (s) => parentOf(s, s.viewState.get().editing) === 'a2',
  '{enter}': (s) => childrenOf(s, 'a')[2] === s.viewState.get().editing,
  '{shift}+{enter}': (s) => childrenOf(s, 'a')[1] === s.viewState.get().editing,
  '{ctrl}+{enter}': (s) => parentOf(s, 'a2') === s.viewState.get().editing,
  F2: (s) => s.viewState.get().editing === 'a2',
  '{alt}+{enter}': (s) => s.viewState.get().panel?.is === 'details',
  '{shift}+F2': (s) => s.viewState.get().panel?.at === 'note',
  F4: (s) => s.viewState.get().panel?.at === 'talk',
  '{shift}+F4': (s) => s.talk.of('a2').reactions.get('support')?.includes(s.me.participant),
  '{ctrl}+K': () => screen.findByRole('combobox', { name: /Wohin/ }),
  '{del}': (s) => !s.map.ideas.has('a2') && !s.map.ideas.has('tief'),
  '{back}': (s) => !s.map.ideas.has('a2') && !s.map.ideas.has('tief'),
  '{shift}+{del}': (s) => !s.map.ideas.has('a2') && parentOf(s, 'tief') === 'a',
  '↑': (s) => s.viewState.get().focused === 'a1',
  '↓': (s) => s.viewState.get().focused === 'tief',
  '→': (s) => s.viewState.get().focused === 'tief',
  '←': (s) => s.viewState.get().folded.has('a2'),
  '{home}': (s) => s.viewState.get().focused === 'a1',
  '{end}': (s) => s.viewState.get().focused === 'a3',
  '{ctrl}+{home}': (s) => s.viewState.get().focused === ROOT_ID,
  '{alt}+↑': (s) => childrenOf(s, 'a')[0] === 'a2',
  '{alt}+↓': (s) => childrenOf(s, 'a')[2] === 'a2',
  '{alt}+←': (s) => parentOf(s, 'a2') === ROOT_ID,
  '{alt}+→': (s) => parentOf(s, 'a2') === 'a1',
  '{space}': (s) => s.viewState.get().folded.has('a2'),
  '{alt}+1': (s) => s.viewState.get().folded.has('a'),
  '{alt}+2': (s) => s.viewState.get().folded.has('a2') && !s.viewState.get().folded.has('a'),
  '{alt}+9': (s) => s.viewState.get().folded.size === 0,
  '{alt}+0': (s) => s.viewState.get().folded.size === 0,
  '{shift}+↑': (s) => [...s.viewState.get().selection].sort().join() === 'a1,a2',
  '{shift}+↓': (s) => [...s.viewState.get().selection].sort().join() === 'a2,tief',
  '{ctrl}+A': (s) => s.viewState.get().selection.size === 7,
  '{ctrl}+F': () => screen.findByRole('search'),
  '{shift}+F10': () => screen.findByRole('menu'),
}

/** Done before, so that there is something for the key to do. */
const BEFORE: Readonly<Record<string, (session: SoloSession) => void>> = {
  '{alt}+9': (s) => s.viewState.setFolded(new Set(['a'])),
  '{alt}+0': (s) => s.viewState.setFolded(new Set(['b', 'tief'])),
}

describe('[P12] on the focused tree', () => {
  test.each(Object.keys(DONE))(
    '%s does what the table of shortcuts says, and the browser does not',
    async (combination) => {
      const session = board()
      BEFORE[combination]?.(session)
      open(session)
      expect(press(combination)).toBe(true)
      await expect(Promise.resolve(DONE[combination]?.(session))).resolves.toBeTruthy()
    },
  )

  test('undo and redo take my steps back and do them again, by either key', () => {
    const session = open()
    press('{del}')
    expect(session.map.ideas.has('a2')).toBe(false)
    press('{ctrl}+Z')
    expect(session.map.ideas.has('a2')).toBe(true)
    press('{ctrl}+Y')
    expect(session.map.ideas.has('a2')).toBe(false)
    press('{ctrl}+Z')
    press('{ctrl}+{shift}+Z')
    expect(session.map.ideas.has('a2')).toBe(false)
  })

  test('Esc goes back to one idea, then to all of the map, then out of it; Shift+Tab is left to the browser', () => {
    const session = open()
    press('{shift}+↑')
    session.viewState.setFilter({ kinds: ['quickWin'], authors: [], who: [], goals: [], isPlanned: false })
    press('{esc}')
    expect(session.viewState.get().selection.size).toBe(1)
    press('{esc}')
    expect(session.viewState.get().filter).toBeNull()
    press('{esc}')
    expect(focused().contains(document.activeElement)).toBe(false)
    expect(document.activeElement).not.toBe(document.body)
    expect(press('{shift}+{tab}')).toBe(false)
  })

  test('a letter begins to write in the place of the title', () => {
    const session = open()
    press('x')
    expect(session.viewState.get().editing).toBe('a2')
  })

  test('who has switched it so moves on with Tab, and Insert still makes a child', () => {
    remembered.set('tabMoves', 'yes')
    const session = open()
    expect(press('{tab}')).toBe(false)
    expect(session.viewState.get().editing).toBeNull()
    press('{insert}')
    expect(parentOf(session, session.viewState.get().editing)).toBe('a2')
  })

  test('keys of the browser stay the browser’s', () => {
    const session = open()
    const before = session.map.ideas.size
    for (const key of 'NTWPLDR0+-') expect(press(`{ctrl}+${key}`), key).toBe(false)
    expect(press('F5')).toBe(false)
    expect([session.map.ideas.size, session.viewState.get().editing]).toEqual([before, null])
  })
})

describe('[P12] on the map', () => {
  /** As the canvas: the only view with a zoom and free places. */
  function Canvas({ zoom }: { readonly zoom: Record<'in' | 'out' | 'fit', () => void> }) {
    const { show } = useDeeds()
    const onKeyDown = useDeedKeys()
    useLayoutEffect(
      () =>
        show({
          ...NO_VIEW,
          zoom,
          freePlaces: (ids, { x, y }) => ids.map((id) => ({ id, after: null, spot: { along: x, across: y } })),
        }),
      [show, zoom],
    )
    return (
      <div role="tree" onKeyDown={onKeyDown}>
        <div role="treeitem" tabIndex={0} />
      </div>
    )
  }
  function openCanvas() {
    const zoom = { in: vi.fn(), out: vi.fn(), fit: vi.fn() }
    const session = board()
    render(
      <BoardContext value={session}>
        <DeedsProvider>
          <Canvas zoom={zoom} />
        </DeedsProvider>
      </BoardContext>,
    )
    return { session, zoom }
  }

  test.each([
    ['+', 'in'],
    ['−', 'out'],
    ['-', 'out'],
    ['0', 'fit'],
  ] as const)('%s zooms', (key, way) => {
    const { zoom } = openCanvas()
    press(key)
    expect(zoom[way]).toHaveBeenCalledOnce()
  })

  test.each(['↑', '↓', '←', '→'])('Alt+Shift+%s puts the idea freely', (arrow) => {
    const { session } = openCanvas()
    press(`{alt}+{shift}+${arrow}`)
    expect(session.map.ideas.get('a2')?.spot).toBeDefined()
  })
})

describe('[P12] the keys of the page', () => {
  function Page({ onOpen }: { readonly onOpen: (dialog: string) => void }) {
    const page = useRef<HTMLDivElement>(null)
    useRegions(page, onOpen)
    return (
      <div ref={page}>
        <header data-region tabIndex={-1} data-testid="one" />
        <main data-region tabIndex={-1} data-testid="two" />
        <section data-region tabIndex={-1} data-testid="three" />
      </div>
    )
  }
  function openPage() {
    const onOpen = vi.fn()
    // Nothing is laid out in jsdom: there every region is shown.
    vi.spyOn(HTMLElement.prototype, 'offsetParent', 'get').mockReturnValue(document.body)
    render(
      <BoardContext value={board()}>
        <DeedsProvider>
          <Page onOpen={onOpen} />
        </DeedsProvider>
      </BoardContext>,
    )
    return onOpen
  }

  test('F6 goes round the regions, Shift+F6 back', () => {
    openPage()
    screen.getByTestId('one').focus()
    const at = () => document.activeElement?.getAttribute('data-testid')
    press('F6', document.body)
    expect(at()).toBe('two')
    press('F6', document.body)
    press('F6', document.body)
    expect(at()).toBe('one')
    press('{shift}+F6', document.body)
    expect(at()).toBe('three')
  })

  test.each([
    ['{ctrl}+{shift}+P', 'commands'],
    ['F1', 'commands'],
    ['?', 'shortcuts'],
  ])('%s opens what it says', (combination, dialog) => {
    const onOpen = openPage()
    expect(press(combination, screen.getByTestId('two'))).toBe(true)
    expect(onOpen).toHaveBeenCalledWith(dialog)
    cleanup()
  })
})

/** Proved in a browser, where there are a clipboard and an editor: see docs/accessibility.md. */
const IN_A_BROWSER = ['shortcuts.done', 'shortcuts.formats', 'shortcuts.split', 'shortcuts.clipboard', 'shortcuts.news']
const HERE = [
  ...Object.keys(DONE),
  ...['{ctrl}+Z', '{ctrl}+Y', '{ctrl}+{shift}+Z', '{shift}+{tab}', '{esc}', '+', '−', '0', 'F6'],
  ...[
    '{ctrl}+{shift}+P',
    'F1',
    '?',
    '{alt}+{shift}+{arrows}',
    '{alt}+{arrows}',
    '{shift}+{arrows}',
    '{arrows}',
    '{alt}+1…9',
  ],
]

test('no combination of the table of shortcuts is without such a test', () => {
  const missing = shortcutTable
    .filter(([deed]) => !IN_A_BROWSER.includes(deed))
    .flatMap(([, combinations]) => combinations.split(' '))
    .filter((combination) => !HERE.includes(combination))
  expect(missing).toEqual([])
})
