import { startTransition, useEffect, useRef, useState } from 'react'
import { ROOT_ID, type IdeaId } from '../../shared/domain/idea.ts'
import { subtree } from '../../shared/domain/mindMap.ts'
import { useBoard } from '../board/session.ts'
import { useIdea } from '../board/useIdea.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { TextRuns } from '../ui/TextRuns.tsx'
import { AddIdea } from './AddIdea.tsx'
import { IdeaDetails } from './IdeaDetails.tsx'
import styles from './Outline.module.css'
import { OutlineItem } from './OutlineItem.tsx'
import { RowMenu, type OpenMenu } from './RowMenu.tsx'

/** So many ideas are on the page at once; the rest follows while one reads. */
const FIRST = 300

/** The whole map as nested text: everything that the canvas shows, in reading order, with headings for the main branches. */
export function Outline() {
  const { t } = useLanguage()
  const { map, canWrite, viewState } = useBoard()
  const root = useIdea(ROOT_ID)
  const [menu, setMenu] = useState<OpenMenu>()
  const shown = useGrowing(root?.children ?? [], (id) => [...subtree(map, id)].length)
  const page = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const { focused } = viewState.get()
    if (focused !== ROOT_ID)
      page.current?.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.scrollIntoView({ block: 'center' })
  }, [viewState])

  if (!root) return null
  return (
    <div className={styles['page']} ref={page} data-testid="outline">
      <article className={styles['paper']}>
        <header className={styles['head']}>
          <h2 className={styles['title']}>
            {root.text === '' ? t('outline.untitled') : <TextRuns text={root.title} />}
          </h2>
          <p className={styles['count']}>{t('outline.ideas', { n: map.ideas.size - 1 })}</p>
          <IdeaDetails idea={root} />
        </header>
        {root.children.length === 0 && <p className={styles['empty']}>{t('outline.empty')}</p>}
        <ul role="list" className={styles['branches']}>
          {shown.map((id) => (
            <OutlineItem key={id} id={id} depth={1} parentKind={root.kind} onMenu={setMenu} />
          ))}
        </ul>
        {canWrite && <AddIdea parent={ROOT_ID} />}
      </article>
      {menu && <RowMenu menu={menu} onClose={() => setMenu(undefined)} />}
    </div>
  )
}

/** The main branches, few at first and all within moments, so that a large map does not hold up the page. */
function useGrowing(branches: readonly IdeaId[], sizeOf: (id: IdeaId) => number): readonly IdeaId[] {
  const [room, setRoom] = useState(FIRST)
  let used = 0
  let count = 0
  for (const id of branches) {
    if (used >= room) break
    used += sizeOf(id)
    count++
  }
  const complete = count >= branches.length
  useEffect(() => {
    if (complete) return
    const timer = setTimeout(() => startTransition(() => setRoom((now) => now * 2)), 30)
    return () => clearTimeout(timer)
  }, [complete, room])
  return complete ? branches : branches.slice(0, count)
}
