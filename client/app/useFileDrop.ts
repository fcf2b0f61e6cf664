import { useEffect, useEffectEvent, useState } from 'react'
import { incomingFile } from '../board/incomingFile.ts'
import { useBoard } from '../board/session.ts'

/**
 * A file that is dropped anywhere on the board comes in by `open` while that is `welcome`, below the idea under it. Pictures are no outlines: they are left to
 * those who want them. Whatever happens, the browser does not leave the board for a file. Answers whether one hangs over the page.
 */
export function useFileDrop(welcome: boolean, open: () => void): boolean {
  const { card, map } = useBoard()
  const [over, setOver] = useState(false)
  const openNow = useEffectEvent(open)
  useEffect(() => {
    const bearsFile = ({ dataTransfer }: DragEvent): boolean => {
      if (!dataTransfer?.types.includes('Files')) return false
      const kinds = [...dataTransfer.items].filter(({ kind }) => kind === 'file')
      return kinds.length === 0 || kinds.some(({ type }) => !type.startsWith('image/'))
    }
    const onOver = (event: DragEvent): void => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      const wanted = welcome && bearsFile(event)
      event.dataTransfer.dropEffect = wanted ? 'copy' : 'none'
      setOver(wanted)
    }
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent): void => {
      setOver(false)
      if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      const file = [...event.dataTransfer.files].find(({ type }) => !type.startsWith('image/'))
      if (!file || !welcome) return
      const under =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-id]')?.dataset['id'] : undefined
      const target = under !== undefined && map.ideas.has(under) ? under : undefined
      incomingFile.bring({ board: card.board, file, ...(target !== undefined && { target }) })
      openNow()
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [card.board, map, welcome])
  return over
}
