import { addIdea } from '../../shared/commands/addIdea.ts'
import { insertParent } from '../../shared/commands/insertParent.ts'
import { moveIdeas } from '../../shared/commands/moveIdeas.ts'
import { setKind } from '../../shared/commands/setKind.ts'
import { LOST_AND_FOUND_ID, ROOT_ID, type IdeaId, type Kind, type Side } from '../../shared/domain/idea.ts'
import { subtree } from '../../shared/domain/mindMap.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import { kindName } from '../../shared/language/words.ts'
import type { Outline } from '../../shared/domain/outline.ts'
import { countItems } from '../../shared/outline/outlineItem.ts'
import { nextFrame } from '../board/nextFrame.ts'
import type { BoardSession } from '../board/session.ts'
import type { Panel } from '../board/viewState.ts'
import { currentLanguage, translate, type Translate } from '../i18n/language.ts'
import { announce } from '../ui/announce.ts'
import { showToast } from '../ui/toast.ts'
import type { Beginning } from '../editor/TextEditor.tsx'
import type { Way } from './keymap.ts'
import { copyIdeas, pasteOutline, pastedOutline, type ClipboardTexts } from './clipboard.ts'
import type { IdeaDialog } from './deedsContext.ts'
import type { DeedView } from './deedView.ts'
import type { EditingStart } from './editingStart.ts'
import { homeOfKind } from './homeOfKind.ts'
import { ideaTitle } from './ideaTitle.ts'
import { landingOf, sideOf } from './landing.ts'
import { createReshape, type Reshape } from './reshape.ts'
import { leavesAsItIs, movable, type Landing } from './movable.ts'
import { createPicturing, type Picturing } from './picturing.ts'
import { createPlacing, type Placing } from './placing.ts'
import { createRemoving } from './removing.ts'
import { systemClipboard } from './systemClipboard.ts'
import { comesBefore, foldedToLevel, shownIdeas, siblingsOf, type Ground } from './walk.ts'

/** Everything that one can do to the map, by whatever means and in whatever view. Each says what it did to those who listen. */
export interface MapDeeds extends Placing, Picturing, Reshape {
  add(where: 'child' | 'after' | 'before' | 'parent'): void
  /** Adds under the branch of that kind, or under the idea that is focused where there is no such branch. */
  addOfKind(kind: Kind | undefined): void
  edit(id: IdeaId, caret?: Beginning['caret'], typed?: string): void
  remove(keepChildren?: boolean): void
  setKind(kind: Kind | undefined): void
  /** Moves the selection by one place, along the layout. */
  shift(way: Way): void
  canShift(way: Way): boolean
  /** Hangs the selection below another idea, as its last. */
  moveTo(parent: IdeaId): void
  /** Why these may not hang below that idea; `undefined`: they may. */
  whyNotBelow(ids: readonly IdeaId[], parent: IdeaId): Refusal | undefined
  /** Selects an idea and brings it into view, wherever it is folded away. */
  goTo(id: IdeaId): void
  drop(ids: readonly IdeaId[], target: Landing): void
  walk(way: Way): void
  extend(way: Way): void
  select(id: IdeaId, how?: 'only' | 'toggle' | 'range'): void
  selectAll(): void
  toggleFold(id: IdeaId): void
  foldToLevel(level: number | 'all'): void
  /** Opens the panel about the focused idea, or leads into it. */
  showDetails(at?: Panel['at']): void
  undo(): void
  redo(): void
  /** By a button, with the clipboard that the browser hands out then. */
  clipboard(how: 'copy' | 'cut' | 'paste'): void
  /** Takes in what was pasted. */
  paste(texts: ClipboardTexts): void
  /** Hangs a whole outline below an idea, as its last, as one step of undo. */
  insert(outline: Outline, parent: IdeaId): void
  /** The selection as it goes onto the clipboard. */
  copy(): ClipboardTexts
  /** The selection without what hangs below another selected idea, in the order of the tree. */
  selected(): IdeaId[]
  titleOf(id: IdeaId): string
  /** The title of the idea above it, which tells two of the same name apart. */
  whereIs(id: IdeaId): string | undefined
}

export function createDeeds(
  session: BoardSession,
  view: () => DeedView,
  editing: EditingStart,
  openDialog: (dialog: IdeaDialog) => void,
): MapDeeds {
  const { map, viewState } = session
  const t: Translate = (key, ...parameters) => translate(currentLanguage())(key, ...parameters)
  const focused = (): IdeaId => viewState.get().focused
  const ground = (): Ground => ({
    map,
    folded: viewState.get().folded,
    box: (id) => view().box(id),
    hasSides: view().freePlaces !== undefined,
  })
  const shown = (): readonly IdeaId[] => view().lines?.() ?? [...shownIdeas(ground())]
  const titleOf = (id: IdeaId): string => ideaTitle(map.ideas.get(id), t)
  const parentOf = (id: IdeaId): IdeaId | null => map.ideas.get(id)?.parent ?? null
  const childrenOf = (id: IdeaId): readonly IdeaId[] => map.ideas.get(id)?.children ?? []
  const selected = (): IdeaId[] => {
    const { selection } = viewState.get()
    const ids = movable(map, selection.size > 0 ? selection : [focused()], (a, b) => comesBefore(map, a, b))
    // The lost and found stays; what lies in it goes along with the others.
    return ids.length > 1 ? ids.filter((id) => id !== LOST_AND_FOUND_ID) : ids
  }
  const sayCopied = (n: number) => t('map.saidCopied', { n })
  const byKey = () => void showToast({ text: t('map.pasteByKey'), tone: 'problem' })
  /** Where a range began: the next Shift+click draws it anew from there. */
  let range: { readonly from: IdeaId; readonly to: IdeaId } | undefined
  const goTo = (id: IdeaId): void => {
    if (viewState.get().past) {
      // It is in the session that I go there: as soon as that is drawn again.
      viewState.lookBack(null)
      return nextFrame(() => nextFrame(() => goTo(id)))
    }
    viewState.select([id], id)
    view().reveal(id)
    view().takeFocus()
  }
  /** Starts a step of undo of its own and takes the change in at once. */
  const settled = (ids: readonly (IdeaId | null)[], still?: IdeaId): void => {
    session.undo.breakStep()
    view().catchUp(
      ids.filter((id) => id !== null),
      still,
    )
  }
  const changed = (...ids: (IdeaId | null)[]): void => settled(ids)

  function addUnder(parent: IdeaId, after: IdeaId | null, kind?: Kind, side?: Side): void {
    const id = session.newId()
    session.undo.breakStep()
    const result = session.run(addIdea, { id, parent, after, side, ...(kind ? { kind } : {}) })
    if (!result.ok) return
    changed(id, parent)
    view().approach(id)
    editing.begin('end')
    viewState.edit(id)
  }

  function move(ids: readonly IdeaId[], { parent, after, side }: Omit<Landing, 'place'>): void {
    const from = ids.map(parentOf)
    session.undo.breakStep()
    if (!session.run(moveIdeas, { ids, parent, after, side }).ok) return
    changed(...ids, ...from, parent)
    const [first] = ids
    if (first === undefined) return
    // The finger that drops an idea still holds the view: it is free in the next frame.
    requestAnimationFrame(() => view().reveal(first))
    view().takeFocus()
    const siblings = childrenOf(parent)
    announce(
      t('map.saidMoved', {
        n: ids.length,
        title: titleOf(first),
        parent: titleOf(parent),
        at: siblings.indexOf(first) + 1,
        of: siblings.length,
      }),
    )
  }

  const removeIdeasOf = createRemoving({ session, view, t, titleOf, subtreesOf, heirOf, changed, goTo })
  const deeds: MapDeeds = {
    ...createReshape({ session, titleOf, selected, changed, goTo, editFromStart: (id) => deeds.edit(id, 'start') }),
    titleOf,
    whereIs(id) {
      const parent = parentOf(id)
      return parent === null ? undefined : titleOf(parent)
    },
    selected,
    add(where) {
      const at = focused()
      const parent = parentOf(at)
      if (where === 'parent') {
        if (parent === null) return
        const id = session.newId()
        session.undo.breakStep()
        if (!session.run(insertParent, { id, child: at }).ok) return
        changed(id, at, parent)
        view().reveal(id)
        editing.begin('end')
        return viewState.edit(id)
      }
      if (where === 'child' || parent === null) {
        if (viewState.get().folded.has(at)) viewState.toggleFolded(at)
        return addUnder(at, childrenOf(at).at(-1) ?? null)
      }
      const siblings = childrenOf(parent)
      addUnder(
        parent,
        where === 'after' ? at : (siblings[siblings.indexOf(at) - 1] ?? null),
        undefined,
        sideOf(ground(), at),
      )
    },
    addOfKind(kind) {
      const branch = homeOfKind(map, kind)
      const parent = branch ?? focused()
      if (viewState.get().folded.has(parent)) viewState.toggleFolded(parent)
      addUnder(parent, childrenOf(parent).at(-1) ?? null, kind && !branch ? kind : undefined)
    },
    edit(id, caret = 'end', typed = '') {
      if (!map.ideas.has(id)) return
      // Who reads wants to see what it holds.
      if (!session.canWrite) return deeds.showDetails()
      view().approach(id)
      editing.begin(caret, typed)
      viewState.edit(id)
    },
    remove(keepChildren = false) {
      removeIdeasOf(selected(), keepChildren)
    },
    setKind(kind) {
      const ids = [...viewState.get().selection].filter((id) => map.ideas.has(id))
      const of = ids.length > 0 ? ids : [focused()]
      session.undo.breakStep()
      if (!session.run(setKind, { ids: of, kind }).ok) return
      changed(...of)
      const [first] = of
      const now = first === undefined ? undefined : map.ideas.get(first)
      if (now) announce(t('map.saidKind', { title: titleOf(now.id), kind: kindName(now.kind, currentLanguage()) }))
    },
    shift(way) {
      const landing = landingOf(ground(), selected(), way)
      if (!landing) return
      if (landing.place === 'child' && viewState.get().folded.has(landing.parent))
        viewState.toggleFolded(landing.parent)
      move(selected(), landing)
    },
    canShift: (way) => landingOf(ground(), selected(), way) !== undefined,
    moveTo(parent) {
      const ids = selected()
      deeds.drop(ids, { place: 'child', parent, after: childrenOf(parent).findLast((id) => !ids.includes(id)) ?? null })
    },
    whyNotBelow: (ids, parent) => moveIdeas.check(map, { ids, parent, after: null }),
    goTo: (id) => goTo(id),
    drop(ids, target) {
      if (target.place === 'refused' || leavesAsItIs(map, ids, target)) return
      if (target.place === 'child' && viewState.get().folded.has(target.parent)) viewState.toggleFolded(target.parent)
      move(ids, target)
    },
    ...createPicturing({ session, view, t, settled, titleOf }),
    ...createPlacing({ session, view, t, selected, settled, titleOf }),
    walk(way) {
      const next = view().step(focused(), way)
      if (next === undefined) return
      if ('unfold' in next) return deeds.toggleFold(next.unfold)
      goTo(next.to)
    },
    extend(way) {
      const next = view().step(focused(), way)
      if (next === undefined || 'unfold' in next) return
      const { selection } = viewState.get()
      // Going back over what is selected takes it out again.
      const shrinks = selection.has(next.to)
      const kept = [...selection, focused()].filter((id) => !shrinks || id !== focused())
      viewState.select(new Set([...kept, next.to]), next.to)
      view().reveal(next.to)
      view().takeFocus()
    },
    select(id, how = 'only') {
      if (how === 'toggle') viewState.toggleSelected(id)
      else if (how === 'range') {
        const from = range?.to === focused() && map.ideas.has(range.from) ? range.from : focused()
        range = { from, to: id }
        viewState.select(between(from, id), id)
      } else viewState.select([id], id)
      view().takeFocus()
    },
    selectAll() {
      viewState.select(
        shown().filter((id) => id !== ROOT_ID && id !== LOST_AND_FOUND_ID),
        focused(),
      )
    },
    toggleFold(id) {
      if (childrenOf(id).length === 0 || id === ROOT_ID) return
      const folds = !viewState.get().folded.has(id)
      viewState.toggleFolded(id)
      if (folds) {
        // What is folded away cannot keep the focus.
        const hidden = (other: IdeaId): boolean => view().box(other) === undefined
        if (hidden(focused())) viewState.select([id], id)
      }
      announce(t(folds ? 'map.saidFolded' : 'map.saidUnfolded', { title: titleOf(id) }))
    },
    foldToLevel(level) {
      viewState.setFolded(level === 'all' ? new Set() : foldedToLevel(map, level))
      for (let at: IdeaId | null = focused(); at !== null; at = parentOf(at))
        if (view().box(at)) {
          if (at !== focused()) viewState.select([at], at)
          break
        }
      view().reveal(focused())
    },
    showDetails: (at) => viewState.openPanel(at ? { is: 'details', at } : { is: 'details' }),
    undo() {
      if (!session.undo.canUndo) return
      session.undo.undo()
      announce(t('map.saidUndone'))
    },
    redo() {
      if (!session.undo.canRedo) return
      session.undo.redo()
      announce(t('map.saidRedone'))
    },
    copy() {
      const { texts, count } = copied()
      announce(sayCopied(count))
      return texts
    },
    paste(texts) {
      if (texts.picture && texts.plain.trim() === '') {
        openDialog({ kind: 'addPicture', id: focused(), file: texts.picture })
        return
      }
      const outline = pastedOutline(texts, session.card.board)
      if (outline.items.length === 0) return void showToast({ text: t('map.pasteNothing') })
      deeds.insert(outline, focused())
    },
    insert(outline, parent) {
      const ids = pasteOutline(session, parent, outline)
      const first = ids[0]
      if (first === undefined) return
      if (viewState.get().folded.has(parent)) viewState.toggleFolded(parent)
      changed(...subtreesOf(ids), parent)
      viewState.select(ids, first)
      view().reveal(first)
      view().takeFocus()
      announce(t('map.saidPasted', { n: countItems(outline.items) }))
    },
    clipboard(how) {
      // From a button there is no clipboard event yet: the browser is asked for one, or for the text.
      if (how === 'paste') {
        void systemClipboard.read().then((texts) => deeds.paste(texts), byKey)
        return
      }
      const ids = selected()
      const { texts, count } = copied()
      void systemClipboard.write(texts).then(() => {
        if (how === 'cut') removeIdeasOf(ids)
        else showToast({ text: sayCopied(count) })
      }, byKey)
    },
  }
  return deeds

  function copied() {
    const ids = selected()
    return copyIdeas(session, ids.length > 0 ? ids : [focused()])
  }

  function subtreesOf(ids: readonly IdeaId[]): IdeaId[] {
    return ids.flatMap((id) => [...subtree(map, id)].map((idea) => idea.id))
  }

  /** Who is focused when these are gone: the sibling after, before, or the parent. */
  function heirOf(ids: readonly IdeaId[]): IdeaId {
    const first = ids[0] ?? ROOT_ID
    const last = ids.at(-1) ?? first
    const parent = parentOf(first) ?? ROOT_ID
    const siblings = siblingsOf(ground(), first)
    const after = siblings.slice(siblings.indexOf(last) + 1).find((id) => !ids.includes(id))
    const before = siblings.slice(0, Math.max(0, siblings.indexOf(first))).findLast((id) => !ids.includes(id))
    return after ?? before ?? parent
  }

  function between(from: IdeaId, to: IdeaId): IdeaId[] {
    const all = shown()
    const [a, b] = [all.indexOf(from), all.indexOf(to)].sort((x, y) => x - y)
    return a === undefined || b === undefined || a < 0 ? [to] : all.slice(a, b + 1)
  }
}
