import { useEffect } from 'react'
import { ROOT_ID, type IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'
import { currentLanguage, translate } from '../i18n/language.ts'
import { showToast } from '../ui/toast.ts'
import type { DeedParts } from './deedsContext.ts'
import { pictureAmong } from './preparePicture.ts'

const MARK = 'data-drop-picture'
/** Some browsers tell the kinds of files only when they are dropped. */
const bearsPicture = ({ dataTransfer }: DragEvent): boolean =>
  [...(dataTransfer?.items ?? [])].some(({ kind, type }) => kind === 'file' && type.startsWith('image/'))

/** The idea that is drawn there, in whatever view. */
const ideaAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[role="treeitem"][data-id], li[data-id]') : null

/**
 * A picture that is dropped onto an idea is for that one; beside all, a new idea takes it: below the selected one, else below the middle.
 * Other files are left to those who read them.
 */
export function useDroppedPictures({ openDialog }: DeedParts): void {
  const { canWrite, map, viewState } = useBoard()
  useEffect(() => {
    let marked: HTMLElement | null = null
    const mark = (element: HTMLElement | null): void => {
      if (element === marked) return
      marked?.removeAttribute(MARK)
      marked = element
      marked?.setAttribute(MARK, '')
    }
    const over = (event: DragEvent): void => {
      if (event.defaultPrevented || !bearsPicture(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = canWrite ? 'copy' : 'none'
      if (canWrite) mark(ideaAt(event.target))
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) mark(null)
    }
    const drop = (event: DragEvent): void => {
      mark(null)
      const dropped = pictureAmong(event.dataTransfer?.files)
      if (event.defaultPrevented || !dropped) return
      event.preventDefault()
      if (!canWrite) return
      const onto: IdeaId | undefined = ideaAt(event.target)?.dataset['id']
      if (dropped.more) showToast({ text: translate(currentLanguage())('pictures.onlyOne') })
      const { selection, focused } = viewState.get()
      if (onto !== undefined && map.ideas.has(onto))
        return openDialog({ kind: 'addPicture', id: onto, file: dropped.file })
      openDialog({
        kind: 'addPicture',
        id: selection.has(focused) ? focused : ROOT_ID,
        file: dropped.file,
        isNew: true,
      })
    }
    document.addEventListener('dragover', over)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    return () => {
      mark(null)
      document.removeEventListener('dragover', over)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
    }
  }, [canWrite, map, viewState, openDialog])
}
