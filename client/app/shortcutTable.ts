import type { Key } from '../i18n/language.ts'

type Deed = Extract<Key, `shortcuts.${string}`>

/** What the keys do. Those of one combination are joined by `+`, combinations are set apart by a space; names in braces are translated. */
export const shortcutTable: readonly (readonly [Deed, string])[] = [
  ['shortcuts.child', '{tab} {insert}'],
  ['shortcuts.after', '{enter} {shift}+{enter}'],
  ['shortcuts.between', '{ctrl}+{enter}'],
  ['shortcuts.edit', 'F2'],
  ['shortcuts.done', '{enter} {shift}+{enter} {esc}'],
  ['shortcuts.note', '{shift}+F2'],
  ['shortcuts.link', '{ctrl}+K'],
  ['shortcuts.remove', '{del} {back}'],
  ['shortcuts.removeKeeping', '{shift}+{del}'],
  ['shortcuts.walk', '{arrows} {home} {end} {ctrl}+{home}'],
  ['shortcuts.find', '{ctrl}+F'],
  ['shortcuts.move', '{alt}+{arrows}'],
  ['shortcuts.fold', '{space}'],
  ['shortcuts.foldLevels', '{alt}+1…9 {alt}+0'],
  ['shortcuts.select', '{shift}+{arrows}'],
  ['shortcuts.selectAll', '{ctrl}+A'],
  ['shortcuts.undo', '{ctrl}+Z {ctrl}+Y'],
  ['shortcuts.clipboard', '{ctrl}+C {ctrl}+X {ctrl}+V'],
  ['shortcuts.zoom', '+ − 0'],
  ['shortcuts.menu', '{shift}+F10'],
  ['shortcuts.leaveMap', '{shift}+{tab} {esc}'],
  ['shortcuts.regions', 'F6'],
  ['shortcuts.help', '?'],
]

/** `+` alone is a key of its own. */
export const keysOf = (combination: string): string[] => (combination === '+' ? ['+'] : combination.split('+'))
