import { expect, test } from 'vitest'
import { keysOf, shortcutTable } from '../../../../client/app/shortcutTable.ts'
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

const told = shortcutTable.flatMap(([deed, combinations]) =>
  combinations.split(' ').flatMap((combination) => {
    const keys = keysOf(combination)
    const modifiers = Object.assign({}, ...keys.map((key) => MODIFIERS[key] ?? {})) as Partial<KeyPress>
    const last = keys.at(-1) ?? ''
    return (NAMED[last] ?? [last]).map((key) => ({ deed, combination, means: meaning(press(key, modifiers)) }))
  }),
)

/** Understood by the page or the browser, not by the map's own keys. */
const ELSEWHERE = ['shortcuts.clipboard', 'shortcuts.regions', 'shortcuts.done', '{shift}+{tab}']

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
  // The palette of commands is not there yet; its key is kept free.
  possible.delete('commands')
  const written = new Set(told.map(({ means }) => means))
  expect([...possible].filter((deed) => !written.has(deed))).toEqual([])
})
