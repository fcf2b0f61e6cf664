import { expect, test } from 'vitest'
import { shortcutTable } from '../../../../client/app/shortcutTable.ts'
import { DEED_NAMES, deedInfo } from '../../../../client/deeds/deedTable.ts'
import { keysOf } from '../../../../client/deeds/keyText.ts'
import { mapKey, type KeyPress } from '../../../../client/deeds/keymap.ts'

const MODIFIERS: Readonly<Record<string, Partial<KeyPress>>> = {
  '{ctrl}': { ctrlKey: true },
  '{shift}': { shiftKey: true },
  '{alt}': { altKey: true },
}
const NAMED: Readonly<Record<string, readonly string[]>> = {
  '{tab}': ['Tab'],
  '{insert}': ['Insert'],
  '{enter}': ['Enter'],
  '{del}': ['Delete'],
  '{back}': ['Backspace'],
  '{esc}': ['Escape'],
  '{space}': [' '],
  '{arrows}': ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
  '↑': ['ArrowUp'],
  '↓': ['ArrowDown'],
  '←': ['ArrowLeft'],
  '→': ['ArrowRight'],
  '{home}': ['Home'],
  '{end}': ['End'],
  '1…9': ['1', '9'],
}

const press = (key: string, modifiers: Partial<KeyPress>): KeyPress => ({
  key,
  code: /^\d$/.test(key) ? `Digit${key}` : '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  getModifierState: () => false,
  ...modifiers,
})

/** What a key does, in one word: walking to the first idea is another deed than walking left. */
function meaning(event: KeyPress): string | undefined {
  const key = mapKey(event)
  if (!key || key.deed === 'type') return undefined
  return 'way' in key ? `${key.deed} ${key.way}` : key.deed
}

/** What each combination does on the map. */
const meanings = (combinations: string): { combination: string; means: string | undefined }[] =>
  combinations.split(' ').flatMap((combination) => {
    const keys = keysOf(combination)
    const modifiers: Partial<KeyPress> = keys.reduce((all, key) => ({ ...all, ...MODIFIERS[key] }), {})
    const last = keys.at(-1) ?? ''
    return (NAMED[last] ?? [last]).map((key) => ({ combination, means: meaning(press(key, modifiers)) }))
  })

const told = shortcutTable.flatMap(([deed, combinations]) => meanings(combinations).map((each) => ({ deed, ...each })))

/** Understood by the page or the browser, not by the map's own keys. */
const ELSEWHERE = [
  'shortcuts.clipboard',
  'shortcuts.regions',
  'shortcuts.news',
  'shortcuts.done',
  'shortcuts.formats',
  'shortcuts.split',
  '{shift}+{tab}',
]

test('every key in the table of shortcuts does something on the map', () => {
  const idle = told.filter(
    ({ deed, combination, means }) =>
      means === undefined && !ELSEWHERE.includes(deed) && !ELSEWHERE.includes(combination),
  )
  expect(idle).toEqual([])
})

test('everything that a key does on the map stands in the table of shortcuts', () => {
  const bools = [false, true]
  const names = [...Object.values(NAMED).flat(), 'ContextMenu', ...Array.from({ length: 12 }, (_, at) => `F${at + 1}`)]
  const signs = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at))
  const possible = new Set(
    [...names, ...signs].flatMap((key) =>
      bools.flatMap((ctrlKey) =>
        bools.flatMap((altKey) => bools.map((shiftKey) => meaning(press(key, { ctrlKey, altKey, shiftKey })))),
      ),
    ),
  )
  possible.delete(undefined)
  const written = new Set(told.map(({ means }) => means))
  expect([...possible].filter((deed) => !written.has(deed))).toEqual([])
})

/** The clipboard's keys are left to the browser's own events, and levels and places go by a word of their own. */
const SAID_OTHERWISE: Readonly<Record<string, string | undefined>> = {
  copy: undefined,
  cut: undefined,
  paste: undefined,
  moveUp: 'shift up',
  moveDown: 'shift down',
  nudgeUp: 'nudge up',
  nudgeDown: 'nudge down',
  nudgeLeft: 'nudge left',
  nudgeRight: 'nudge right',
  foldAll: 'unfoldTo',
  foldToTwo: 'unfoldTo',
  foldToThree: 'unfoldTo',
}

test('[P12] the keys that menus and commands show beside a deed do that deed', () => {
  const wrong = DEED_NAMES.flatMap((name) => {
    const { keys } = deedInfo(name)
    if (typeof keys !== 'string') return []
    const wanted = name in SAID_OTHERWISE ? SAID_OTHERWISE[name] : name
    return meanings(keys).filter(({ means }) => means !== wanted)
  })
  expect(wrong).toEqual([])
})

test('[P12] every deed of the keyboard stands among the commands', () => {
  const ofTheTree = ['walk', 'extend', 'shift', 'nudge', 'unfoldTo', 'type', 'leave', 'menu', 'help', 'commands']
  const known: readonly string[] = DEED_NAMES
  const deeds = told.flatMap(({ means }) => (means === undefined ? [] : [means.split(' ')[0] ?? '']))
  expect(deeds.filter((deed) => !known.includes(deed) && !ofTheTree.includes(deed))).toEqual([])
})
