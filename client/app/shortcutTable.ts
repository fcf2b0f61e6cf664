import { deedInfo, type DeedName } from '../deeds/deedTable.ts'
import type { Key } from '../i18n/language.ts'

type Row = Extract<Key, `shortcuts.${string}`>

/** The keys of these deeds, for every idea whose branch grows to the right. */
const of = (...names: readonly DeedName[]): string =>
  names
    .flatMap((name) => {
      const { keys } = deedInfo(name)
      return typeof keys === 'string' ? [keys] : []
    })
    .join(' ')

/** What the keys do. Those of one combination are joined by `+`, combinations are set apart by a space; names in braces are translated. */
export const shortcutTable: readonly (readonly [Row, string])[] = [
  ['shortcuts.child', of('addChild')],
  ['shortcuts.after', of('addAfter', 'addBefore')],
  ['shortcuts.between', of('insertParent')],
  ['shortcuts.edit', of('edit')],
  ['shortcuts.done', '{enter} {shift}+{enter} {esc}'],
  ['shortcuts.details', of('details')],
  ['shortcuts.formats', '{ctrl}+B {ctrl}+I {ctrl}+K'],
  ['shortcuts.split', '{ctrl}+{shift}+{enter}'],
  ['shortcuts.note', of('note')],
  ['shortcuts.link', of('link')],
  ['shortcuts.talk', of('comment', 'reactSupport')],
  ['shortcuts.remove', of('remove')],
  ['shortcuts.removeKeeping', of('removeKeepingChildren')],
  ['shortcuts.walk', '{arrows} {home} {end} {ctrl}+{home}'],
  ['shortcuts.find', of('find')],
  ['shortcuts.move', '{alt}+{arrows}'],
  ['shortcuts.place', '{alt}+{shift}+{arrows}'],
  ['shortcuts.fold', of('toggleFold')],
  ['shortcuts.foldLevels', '{alt}+1…9 {alt}+0'],
  ['shortcuts.select', '{shift}+{arrows}'],
  ['shortcuts.selectAll', of('selectAll')],
  ['shortcuts.undo', of('undo', 'redo')],
  ['shortcuts.clipboard', of('copy', 'cut', 'paste')],
  ['shortcuts.zoom', of('zoomIn', 'zoomOut', 'fit')],
  ['shortcuts.menu', '{shift}+F10'],
  ['shortcuts.leaveMap', '{shift}+{tab} {esc}'],
  ['shortcuts.regions', 'F6'],
  ['shortcuts.news', 'F8 {shift}+F8'],
  ['shortcuts.commands', '{ctrl}+{shift}+P F1'],
  ['shortcuts.help', '?'],
]
