import { useCallback, useEffect, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { useBoard } from '../board/session.ts'
import { remembered } from '../device/remembered.ts'
import { useMap, type MapDialog } from './mapContext.ts'
import { mapKey, type Deed, type MapKey } from './keymap.ts'
import { ZOOM } from './viewport.ts'

const READING: ReadonlySet<MapKey['deed']> = new Set([
  'walk',
  'extend',
  'unfoldTo',
  'toggleFold',
  'unfoldAll',
  'selectAll',
  'find',
  'zoomIn',
  'zoomOut',
  'fit',
  'leave',
])

const isOnTree = (target: EventTarget | null): boolean =>
  target instanceof Element && target.getAttribute('role') === 'treeitem'

/** The keys of the focused map, and the clipboard's events. */
export function useMapKeys(openDialog: (dialog: MapDialog) => void, find: () => void): (event: KeyboardEvent) => void {
  const session = useBoard()
  const { mapView, deeds, editing, canWrite } = useMap()

  useEffect(() => {
    const on = (deed: (event: ClipboardEvent, data: DataTransfer) => void) => (event: ClipboardEvent) => {
      if (!isOnTree(document.activeElement) || !event.clipboardData) return
      event.preventDefault()
      deed(event, event.clipboardData)
    }
    const copy = on((_event, data) => deeds.copy(data))
    const cut = on((_event, data) => {
      if (deeds.copy(data) && canWrite) deeds.remove()
    })
    const paste = on((_event, data) => {
      if (canWrite) deeds.paste(data)
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

  return useCallback(
    (event: KeyboardEvent) => {
      if (!isOnTree(event.target)) return
      const key = mapKey(event.nativeEvent, remembered.get('tabMoves') === 'yes')
      // Help and the palette are the page's own: it hears the key, too.
      if (!key || key.deed === 'help' || key.deed === 'commands') return
      if (!canWrite && !READING.has(key.deed)) return
      const { focused, editing: open } = session.viewState.get()
      if (open !== null) {
        // The editor is still on its way: what is typed meanwhile waits for it.
        if (key.deed === 'type') editing.type(key.text)
        event.preventDefault()
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
          case 'unfoldTo':
            return deeds.foldToLevel(key.level)
          case 'type':
            return deeds.edit(focused, 'replace', key.text)
          default:
            return plain(key.deed)
        }
      })

      function plain(deed: Deed): void {
        switch (deed) {
          case 'addChild':
            return deeds.add('child')
          case 'addAfter':
            return deeds.add('after')
          case 'addBefore':
            return deeds.add('before')
          case 'insertParent':
            return deeds.add('parent')
          case 'edit':
            return deeds.edit(focused)
          case 'note':
            return openDialog({ kind: 'note', id: focused })
          case 'remove':
            return deeds.remove()
          case 'removeKeepingChildren':
            return deeds.remove(true)
          case 'toggleFold':
            return deeds.toggleFold(focused)
          case 'unfoldAll':
            return deeds.foldToLevel('all')
          case 'selectAll':
            return deeds.selectAll()
          case 'undo':
            return deeds.undo()
          case 'redo':
            return deeds.redo()
          case 'link':
            return openDialog({ kind: 'link', id: focused })
          case 'find':
            return find()
          case 'zoomIn':
            return mapView.camera.zoomBy(ZOOM.step)
          case 'zoomOut':
            return mapView.camera.zoomBy(1 / ZOOM.step)
          case 'fit':
            return mapView.fitAll()
          case 'menu':
            return document.querySelector<HTMLElement>('[data-testid="toolbar"] button:last-of-type')?.focus()
          case 'leave':
            return leave()
          case 'help':
          case 'commands':
            return
        }
      }

      /** First back to one idea, then out of the map: whoever walks by keyboard is never locked in. */
      function leave(): void {
        const { selection } = session.viewState.get()
        if (selection.size > 1) return session.viewState.select([focused], focused)
        document.querySelector<HTMLElement>('[data-map-control] button:not([tabindex="-1"])')?.focus()
      }
    },
    [session, deeds, editing, mapView, canWrite, openDialog, find],
  )
}
