import { useCallback, useEffect, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { useBoard } from '../board/session.ts'
import { remembered } from '../device/remembered.ts'
import { strike } from '../editor/stroke.ts'
import { currentLanguage, translate } from '../i18n/language.ts'
import { showToast } from '../ui/toast.ts'
import { useDeeds } from './deedsContext.ts'
import { deedInfo } from './deedTable.ts'
import { mapKey, type MapKey } from './keymap.ts'
import { pictureAmong } from './preparePicture.ts'

/** Whether it changes nothing, so that readers may do it. */
function onlyReads(key: MapKey): boolean {
  switch (key.deed) {
    case 'walk':
    case 'extend':
    case 'unfoldTo':
    case 'leave':
      return true
    case 'shift':
    case 'nudge':
    case 'type':
    case 'menu':
    case 'help':
    case 'commands':
      return false
    default:
      return deedInfo(key.deed).reads ?? false
  }
}

const isOnTree = (target: EventTarget | null): boolean =>
  target instanceof Element && target.getAttribute('role') === 'treeitem'

/** As the mouse's right button: the same menu, at the idea's lower edge. */
function openMenu(target: EventTarget): void {
  if (!(target instanceof Element)) return
  const idea = target.querySelector('[data-testid="idea"]') ?? target
  const { left, bottom } = idea.getBoundingClientRect()
  idea.dispatchEvent(
    new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: left + 12, clientY: bottom }),
  )
}

/** The keys of the focused tree, map or outline, and the clipboard's events. */
export function useDeedKeys(): (event: KeyboardEvent) => void {
  const session = useBoard()
  const { canWrite } = session
  const parts = useDeeds()
  const { deeds } = parts

  useEffect(() => {
    const on = (deed: (data: DataTransfer) => void) => (event: ClipboardEvent) => {
      if (!isOnTree(document.activeElement) || !event.clipboardData) return
      event.preventDefault()
      deed(event.clipboardData)
    }
    const put = (data: DataTransfer) => {
      const { plain, html } = deeds.copy()
      data.setData('text/plain', plain)
      data.setData('text/html', html)
    }
    const copy = on(put)
    const cut = on((data) => {
      put(data)
      if (canWrite) deeds.remove()
    })
    const paste = on((data) => {
      if (!canWrite) return
      const picture = pictureAmong(data.files)?.file
      deeds.paste({
        plain: data.getData('text/plain'),
        html: data.getData('text/html'),
        ...(picture && { picture }),
      })
    })
    document.addEventListener('copy', copy)
    document.addEventListener('cut', cut)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('copy', copy)
      document.removeEventListener('cut', cut)
      document.removeEventListener('paste', paste)
    }
  }, [deeds, canWrite])

  // Between one editor and the next, and from an editor back to the tree, the focus is nowhere for a moment: what is pressed then waits.
  useEffect(() => {
    const { editing } = parts
    const isEdited = (): boolean => session.viewState.get().editing !== null
    const wait = (event: globalThis.KeyboardEvent): void => {
      // Not the key that has just ended the editor.
      if (event.target !== document.body || !(isEdited() || editing.isGoingBack)) return
      if (editing.hold(event)) event.preventDefault()
    }
    const isReady = (): boolean => isOnTree(document.activeElement) && !isEdited()
    const goOn = (): void =>
      editing.handOver(isReady, (stroke) => document.activeElement && strike(stroke, document.activeElement))
    const arrive = (event: FocusEvent): void => {
      if (!isOnTree(event.target) || isEdited()) return
      if (!editing.isGoingBack) return editing.forget()
      // Once React is done with what led here.
      queueMicrotask(goOn)
    }
    document.addEventListener('keydown', wait)
    document.addEventListener('focusin', arrive)
    document.addEventListener('pointerdown', editing.forget, true)
    return () => {
      document.removeEventListener('keydown', wait)
      document.removeEventListener('focusin', arrive)
      document.removeEventListener('pointerdown', editing.forget, true)
    }
  }, [session, parts])

  return useCallback(
    (event: KeyboardEvent) => {
      if (!isOnTree(event.target)) return
      const { focused, editing: open } = session.viewState.get()
      // The editor is still on its way: what is pressed meanwhile waits for it, a question mark as well.
      if (open !== null && parts.editing.hold(event.nativeEvent)) return event.preventDefault()
      const key = mapKey(event.nativeEvent, remembered.get('tabMoves') === 'yes')
      // Help and the palette are the page's own: it hears the key, too.
      if (!key || key.deed === 'commands' || key.deed === 'help') return
      if (open !== null) return event.preventDefault()
      if (!canWrite && !onlyReads(key)) {
        const { whyClosed } = parts.now()
        // Where it could be done yesterday it is said why not today; Tab goes on through the page.
        if (whyClosed && event.key !== 'Tab') showToast({ text: translate(currentLanguage())(whyClosed) })
        return
      }
      // An input method or a dead key goes on in the editor: it must find it there before this key is over.
      if (key.deed !== 'type' || key.text !== '') event.preventDefault()
      flushSync(() => {
        switch (key.deed) {
          case 'walk':
            return deeds.walk(key.way)
          case 'extend':
            return deeds.extend(key.way)
          case 'shift':
            return deeds.shift(key.way)
          case 'nudge':
            return deeds.nudge(key.way)
          case 'unfoldTo':
            return deeds.foldToLevel(key.level)
          case 'type':
            return deeds.edit(focused, 'replace', key.text)
          case 'menu':
            return openMenu(event.target)
          case 'leave':
            return leave()
          case 'help':
          case 'commands':
            return
          default:
            return deedInfo(key.deed).does(parts, parts.now())
        }
      })

      /** First back to one idea and to all of the map, then out of it: whoever walks by keyboard is never locked in. */
      function leave(): void {
        const { selection, filter } = session.viewState.get()
        if (selection.size > 1) return session.viewState.select([focused], focused)
        if (filter) return parts.clearFilter()
        parts.view().leave()
      }
    },
    [session, parts, deeds, canWrite],
  )
}
