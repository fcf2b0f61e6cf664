import { expect, test } from 'vitest'
import { mapKey, type KeyPress, type MapKey } from '../../../../client/deeds/keymap.ts'

function press(key: string, modifiers: Partial<KeyPress> & { altGraph?: boolean } = {}): KeyPress {
  const { altGraph = false, ...rest } = modifiers
  return {
    key,
    code: /^\d$/.test(key) ? `Digit${key}` : '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    getModifierState: (name) => name === 'AltGraph' && altGraph,
    ...rest,
  }
}

const ctrl = { ctrlKey: true }
const shift = { shiftKey: true }
const alt = { altKey: true }

test.each<[string, KeyPress, MapKey | undefined]>([
  ['Tab adds a child', press('Tab'), { deed: 'addChild' }],
  ['Insert adds a child', press('Insert'), { deed: 'addChild' }],
  ['Enter adds a sibling after', press('Enter'), { deed: 'addAfter' }],
  ['Shift+Enter adds a sibling before', press('Enter', shift), { deed: 'addBefore' }],
  ['Ctrl+Enter puts an idea in between', press('Enter', ctrl), { deed: 'insertParent' }],
  ['F2 edits', press('F2'), { deed: 'edit' }],
  ['a letter edits and is not lost', press('ä'), { deed: 'type', text: 'ä' }],
  ['a capital letter edits', press('Ä', shift), { deed: 'type', text: 'Ä' }],
  ['Del deletes', press('Delete'), { deed: 'remove' }],
  ['Backspace deletes', press('Backspace'), { deed: 'remove' }],
  ['Shift+Del keeps the children', press('Delete', shift), { deed: 'removeKeepingChildren' }],
  ['arrows walk', press('ArrowLeft'), { deed: 'walk', way: 'left' }],
  ['Home goes to the first sibling', press('Home'), { deed: 'walk', way: 'first' }],
  ['End goes to the last sibling', press('End'), { deed: 'walk', way: 'last' }],
  ['Ctrl+Home goes to the root', press('Home', ctrl), { deed: 'walk', way: 'root' }],
  ['Alt+Up reorders', press('ArrowUp', alt), { deed: 'shift', way: 'up' }],
  ['Alt+Right indents', press('ArrowRight', alt), { deed: 'shift', way: 'right' }],
  ['Space folds', press(' '), { deed: 'toggleFold' }],
  ['Alt+3 unfolds to the third level', press('3', alt), { deed: 'unfoldTo', level: 3 }],
  ['Alt+0 unfolds all', press('0', alt), { deed: 'unfoldAll' }],
  ['Alt+3 where Alt turns 3 into a sign', press('¶', { ...alt, code: 'Digit3' }), { deed: 'unfoldTo', level: 3 }],
  ['Shift+Down selects more', press('ArrowDown', shift), { deed: 'extend', way: 'down' }],
  ['Ctrl+A selects all', press('a', ctrl), { deed: 'selectAll' }],
  ['Ctrl+Z undoes', press('z', ctrl), { deed: 'undo' }],
  ['Cmd+Z undoes on a Mac', press('z', { metaKey: true }), { deed: 'undo' }],
  ['Ctrl+Y redoes', press('y', ctrl), { deed: 'redo' }],
  ['Ctrl+Shift+Z redoes', press('Z', { ...ctrl, ...shift }), { deed: 'redo' }],
  ['Ctrl+K links', press('k', ctrl), { deed: 'link' }],
  ['Ctrl+F finds', press('f', ctrl), { deed: 'find' }],
  ['? helps', press('?', shift), { deed: 'help' }],
  ['+ zooms in', press('+'), { deed: 'zoomIn' }],
  ['− zooms out', press('-'), { deed: 'zoomOut' }],
  ['0 shows all', press('0'), { deed: 'fit' }],
  ['Esc leaves', press('Escape'), { deed: 'leave' }],
  ['Shift+Tab leaves, as everywhere', press('Tab', shift), undefined],
  ['copying is left to the clipboard’s own events', press('c', ctrl), undefined],
  [
    'AltGr+Q types an @ and is no Ctrl+Alt',
    press('@', { ...ctrl, ...alt, altGraph: true }),
    { deed: 'type', text: '@' },
  ],
  ['an input method keeps its keys', press('Process', { isComposing: true }), undefined],
])('[P12] %s', (_name, event, key) => {
  expect(mapKey(event)).toEqual(key)
})

test.each(['n', 't', 'w', 'p', 'l', 'd', 'r', '0', '+', '-', '='])('the browser keeps its Ctrl+%s', (key) => {
  expect(mapKey(press(key, ctrl))).toBeUndefined()
})

test('with the switch on, Tab moves the focus on and Insert adds children', () => {
  expect(mapKey(press('Tab'), true)).toBeUndefined()
  expect(mapKey(press('Insert'), true)).toEqual({ deed: 'addChild' })
})
