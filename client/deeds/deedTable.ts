import {
  ArrowDown,
  ArrowDownAZ,
  ArrowUp,
  ChevronsDownUp,
  ChevronsUpDown,
  CircleCheck,
  ClipboardPaste,
  Copy,
  CornerDownRight,
  CornerLeftUp,
  FolderInput,
  IndentDecrease,
  IndentIncrease,
  Link2,
  ListFilter,
  ListTree,
  Maximize,
  Move,
  Merge,
  PanelRight,
  Pencil,
  Redo2,
  Rows3,
  Scissors,
  Search,
  Split,
  SquareDashedMousePointer,
  StickyNote,
  Trash2,
  TriangleAlert,
  Undo2,
  Ungroup,
  Waypoints,
  Zap,
  ZoomIn,
  ZoomOut,
  type LucideIcon,
} from 'lucide-react'
import { ROOT_ID, type Kind } from '../../shared/domain/idea.ts'
import type { Language } from '../../shared/domain/mindMap.ts'
import { kindName } from '../../shared/language/words.ts'
import { translate, type PlainKey } from '../i18n/language.ts'
import { onlyOne, type DeedInfo, type Now } from './deedInfo.ts'
import type { Way } from './keymap.ts'
import { ORIGIN_DEED } from './originDeed.ts'
import { PICTURE_DEEDS } from './pictureDeeds.ts'
import { linesOf } from './reshape.ts'
import type { SortBy } from './sortIdeas.ts'
import { TALK_DEEDS } from './talkDeeds.ts'

const says = (key: PlainKey) => (language: Language) => translate(language)(key)

const notRoot = (now: Now) => (now.isRoot ? 'deeds.rootStays' : undefined)
const oneNotRoot = (now: Now) => onlyOne(now) ?? notRoot(now)
const shifts = (way: (now: Now) => Way) => (now: Now) =>
  notRoot(now) ?? (now.canShift(way(now)) ? undefined : 'deeds.noFurther')
const inward = ({ left }: Now): Way => (left ? 'left' : 'right')
const outward = ({ left }: Now): Way => (left ? 'right' : 'left')
const ARROW = { left: '←', right: '→' } as const
const sideways = (way: (now: Now) => Way) => (now: Now) => `{alt}+${way(now) === 'left' ? ARROW.left : ARROW.right}`
const canZoom = (now: Now) => (now.canZoom ? undefined : 'deeds.mapOnly')

const nudge = (key: PlainKey, way: Way, arrow: string): DeedInfo => ({
  label: says(key),
  keys: `{alt}+{shift}+${arrow}`,
  why: (now) => notRoot(now) ?? canZoom(now),
  does: ({ deeds }) => deeds.nudge(way),
})

const kindDeed = (kind: Kind): DeedInfo => ({
  label: (language) => translate(language)('deeds.setKind', { kind: kindName(kind, language) }),
  does: ({ deeds }) => deeds.setKind(kind),
})

const sortable = (now: Now) =>
  onlyOne(now) ?? ((now.idea?.children.length ?? 0) > 1 ? undefined : 'deeds.nothingToSort')
const sortDeed = (by: SortBy): DeedInfo => ({
  label: (language) => translate(language)('deeds.sortNow', { by: translate(language)(`deeds.sort.${by}`) }),
  why: sortable,
  does: ({ deeds }, { id }) => deeds.sort(id, by),
})

const zoomDeed = (way: 'in' | 'out' | 'fit', label: PlainKey, icon: LucideIcon, keys: string): DeedInfo => ({
  label: says(label),
  icon,
  keys,
  reads: true,
  why: canZoom,
  does: ({ view }) => view().zoom?.[way](),
})

const foldTo = (level: number): DeedInfo => ({
  label: (language) => translate(language)('deeds.foldTo', { level }),
  icon: ListTree,
  keys: `{alt}+${level}`,
  reads: true,
  does: ({ deeds }) => deeds.foldToLevel(level),
})

export const DEEDS = {
  addChild: {
    label: says('map.addChild'),
    icon: CornerDownRight,
    keys: '{tab} {insert}',
    why: onlyOne,
    does: ({ deeds }) => deeds.add('child'),
  },
  addAfter: {
    label: says('map.addAfter'),
    icon: Rows3,
    keys: '{enter}',
    why: oneNotRoot,
    does: ({ deeds }) => deeds.add('after'),
  },
  addBefore: {
    label: says('map.addBefore'),
    keys: '{shift}+{enter}',
    why: oneNotRoot,
    does: ({ deeds }) => deeds.add('before'),
  },
  insertParent: {
    label: says('map.insertParent'),
    icon: CornerLeftUp,
    keys: '{ctrl}+{enter}',
    why: oneNotRoot,
    does: ({ deeds }) => deeds.add('parent'),
  },
  addChallenge: {
    label: says('deeds.addChallenge'),
    icon: TriangleAlert,
    does: ({ deeds }) => deeds.addOfKind('challenge'),
  },
  addGoodPractice: {
    label: says('deeds.addGoodPractice'),
    icon: CircleCheck,
    does: ({ deeds }) => deeds.addOfKind('goodPractice'),
  },
  addQuickWin: { label: says('deeds.addQuickWin'), icon: Zap, does: ({ deeds }) => deeds.addOfKind('quickWin') },
  edit: {
    label: says('map.edit'),
    icon: Pencil,
    keys: 'F2',
    why: onlyOne,
    does: ({ deeds }, { id }) => deeds.edit(id),
  },
  details: {
    label: says('details.show'),
    icon: PanelRight,
    keys: '{alt}+{enter}',
    reads: true,
    why: onlyOne,
    does: ({ deeds }) => deeds.showDetails(),
  },
  origin: ORIGIN_DEED,
  note: {
    label: says('map.note'),
    icon: StickyNote,
    keys: '{shift}+F2',
    why: onlyOne,
    does: ({ deeds }) => deeds.showDetails('note'),
  },
  link: {
    label: says('map.link'),
    icon: Link2,
    keys: '{ctrl}+K',
    why: onlyOne,
    does: ({ openDialog }, { id }) => openDialog({ kind: 'link', id }),
  },
  ...PICTURE_DEEDS,
  ...TALK_DEEDS,
  kindTopic: kindDeed('topic'),
  kindChallenge: kindDeed('challenge'),
  kindGoodPractice: kindDeed('goodPractice'),
  kindQuickWin: kindDeed('quickWin'),
  kindFree: kindDeed('free'),
  kindInherited: { label: says('deeds.inheritKind'), does: ({ deeds }) => deeds.setKind(undefined) },
  moveUp: {
    label: says('map.moveUp'),
    icon: ArrowUp,
    keys: '{alt}+↑',
    why: shifts(() => 'up'),
    does: ({ deeds }) => deeds.shift('up'),
  },
  moveDown: {
    label: says('map.moveDown'),
    icon: ArrowDown,
    keys: '{alt}+↓',
    why: shifts(() => 'down'),
    does: ({ deeds }) => deeds.shift('down'),
  },
  indent: {
    label: says('map.indent'),
    icon: IndentIncrease,
    keys: sideways(inward),
    why: shifts(inward),
    does: ({ deeds }, now) => deeds.shift(inward(now)),
  },
  outdent: {
    label: (language, { idea }) => translate(language)(idea?.parent === ROOT_ID ? 'map.otherSide' : 'map.outdent'),
    icon: IndentDecrease,
    keys: sideways(outward),
    why: shifts(outward),
    does: ({ deeds }, now) => deeds.shift(outward(now)),
  },
  moveTo: {
    label: says('deeds.moveTo'),
    icon: FolderInput,
    why: notRoot,
    does: ({ openDialog }, { id }) => openDialog({ kind: 'move', id }),
  },
  placeFreely: {
    label: says('deeds.placeFreely'),
    icon: Move,
    why: (now) => oneNotRoot(now) ?? canZoom(now),
    does: ({ openDialog }, { id }) => openDialog({ kind: 'place', id }),
  },
  nudgeUp: nudge('deeds.nudgeUp', 'up', '↑'),
  nudgeDown: nudge('deeds.nudgeDown', 'down', '↓'),
  nudgeLeft: nudge('deeds.nudgeLeft', 'left', '←'),
  nudgeRight: nudge('deeds.nudgeRight', 'right', '→'),
  tidyBranch: {
    label: (language, { isRoot }) => translate(language)(isRoot ? 'deeds.tidyAll' : 'deeds.tidyBranch'),
    icon: Waypoints,
    why: (now) => (now.isRoot || now.hasFree() ? undefined : 'deeds.isTidy'),
    does: ({ deeds }) => deeds.tidyUp('selection'),
  },
  tidyAll: { label: says('deeds.tidyAll'), icon: Waypoints, does: ({ deeds }) => deeds.tidyUp('all') },
  sort: {
    label: says('deeds.sortMenu'),
    icon: ArrowDownAZ,
    why: sortable,
    does: ({ openDialog }, { id }) => openDialog({ kind: 'sort', id }),
  },
  sortByVotes: sortDeed('votes'),
  sortByKind: sortDeed('kind'),
  sortByTitle: sortDeed('title'),
  sortByAuthor: sortDeed('author'),
  join: {
    label: says('deeds.join'),
    icon: Merge,
    why: (now) => (now.many ? undefined : 'deeds.severalOnly'),
    does: ({ deeds }) => deeds.join(),
  },
  split: {
    label: says('deeds.split'),
    icon: Split,
    why: (now) => oneNotRoot(now) ?? (linesOf(now.idea?.title ?? []).length > 1 ? undefined : 'deeds.oneLine'),
    does: ({ deeds }, { id }) => deeds.splitLines(id),
  },
  copy: {
    label: says('map.copy'),
    icon: Copy,
    keys: '{ctrl}+C',
    reads: true,
    does: ({ deeds }) => deeds.clipboard('copy'),
  },
  cut: {
    label: says('map.cut'),
    icon: Scissors,
    keys: '{ctrl}+X',
    why: notRoot,
    does: ({ deeds }) => deeds.clipboard('cut'),
  },
  paste: {
    label: says('map.paste'),
    icon: ClipboardPaste,
    keys: '{ctrl}+V',
    does: ({ deeds }) => deeds.clipboard('paste'),
  },
  removeKeepingChildren: {
    label: says('map.removeKeepingChildren'),
    icon: Ungroup,
    keys: '{shift}+{del}',
    why: notRoot,
    does: ({ deeds }) => deeds.remove(true),
  },
  remove: {
    label: says('map.remove'),
    icon: Trash2,
    keys: '{del} {back}',
    isDanger: true,
    why: notRoot,
    does: ({ deeds }) => deeds.remove(),
  },
  toggleFold: {
    label: (language, { folded }) => translate(language)(folded ? 'map.unfold' : 'map.fold'),
    icon: ChevronsDownUp,
    keys: '{space}',
    reads: true,
    why: (now) =>
      now.isRoot ? 'deeds.rootStays' : (now.idea?.children.length ?? 0) === 0 ? 'deeds.nothingBelow' : undefined,
    does: ({ deeds }, { id }) => deeds.toggleFold(id),
  },
  foldAll: {
    label: says('map.foldAll'),
    icon: ChevronsDownUp,
    keys: '{alt}+1',
    reads: true,
    does: ({ deeds }) => deeds.foldToLevel(1),
  },
  foldToTwo: foldTo(2),
  foldToThree: foldTo(3),
  unfoldAll: {
    label: says('map.unfoldAll'),
    icon: ChevronsUpDown,
    keys: '{alt}+0',
    reads: true,
    does: ({ deeds }) => deeds.foldToLevel('all'),
  },
  selectAll: {
    label: says('map.selectAll'),
    icon: SquareDashedMousePointer,
    keys: '{ctrl}+A',
    reads: true,
    does: ({ deeds }) => deeds.selectAll(),
  },
  undo: {
    label: says('app.undo'),
    icon: Undo2,
    keys: '{ctrl}+Z',
    why: (now) => (now.canUndo ? undefined : 'deeds.nothingToUndo'),
    does: ({ deeds }) => deeds.undo(),
  },
  redo: {
    label: says('app.redo'),
    icon: Redo2,
    keys: '{ctrl}+Y {ctrl}+{shift}+Z',
    why: (now) => (now.canRedo ? undefined : 'deeds.nothingToRedo'),
    does: ({ deeds }) => deeds.redo(),
  },
  find: {
    label: says('map.find'),
    icon: Search,
    keys: '{ctrl}+F',
    reads: true,
    why: (now) => (now.canFind ? undefined : 'deeds.mapOnly'),
    does: ({ view }) => view().find?.(),
  },
  filter: {
    label: says('filter.open'),
    icon: ListFilter,
    reads: true,
    does: ({ openDialog }, { id }) => openDialog({ kind: 'filter', id }),
  },
  clearFilter: {
    label: says('filter.clearAll'),
    reads: true,
    why: (now) => (now.isFiltered ? undefined : 'filter.none'),
    does: ({ clearFilter }) => clearFilter(),
  },
  zoomIn: zoomDeed('in', 'map.zoomIn', ZoomIn, '+'),
  zoomOut: zoomDeed('out', 'map.zoomOut', ZoomOut, '−'),
  fit: zoomDeed('fit', 'map.fit', Maximize, '0'),
} as const satisfies Record<string, DeedInfo>

export type DeedName = keyof typeof DEEDS

/** Those that are about the map as a whole; all others are done to what is focused or selected. */
const OF_MAP: ReadonlySet<DeedName> = new Set([
  'addChallenge',
  'addGoodPractice',
  'addQuickWin',
  'tidyAll',
  'foldAll',
  'foldToTwo',
  'foldToThree',
  'unfoldAll',
  'selectAll',
  'undo',
  'redo',
  'find',
  'filter',
  'clearFilter',
  'zoomIn',
  'zoomOut',
  'fit',
])

export const isOfIdea = (name: DeedName): boolean => !OF_MAP.has(name)

export const DEED_NAMES = Object.keys(DEEDS).filter((name): name is DeedName => name in DEEDS)

/** The same deed whatever its entry leaves out. */
export const deedInfo = (name: DeedName): DeedInfo => DEEDS[name]

/** Why it cannot be done now; `undefined`: it can. */
export const whyNot = (name: DeedName, now: Now): PlainKey | undefined => {
  const { reads, talks, why } = deedInfo(name)
  const isAllowed = reads || (talks ? now.canTalk : now.canWrite)
  return isAllowed ? why?.(now) : (now.whyClosed ?? 'deeds.readOnly')
}

export const KIND_DEEDS: Readonly<Record<Kind, DeedName>> = {
  topic: 'kindTopic',
  challenge: 'kindChallenge',
  goodPractice: 'kindGoodPractice',
  quickWin: 'kindQuickWin',
  free: 'kindFree',
}
