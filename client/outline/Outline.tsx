import { Search } from 'lucide-react'
import { startTransition, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { ROOT_ID, type IdeaId } from '../../shared/domain/idea.ts'
import { subtree } from '../../shared/domain/mindMap.ts'
import { useBoard } from '../board/session.ts'
import { useBoardTitle } from '../board/useBoardTitle.ts'
import { useIdea } from '../board/useIdea.ts'
import { FindBar } from '../deeds/FindBar.tsx'
import { useTextEditor } from '../deeds/IdeaEditor.tsx'
import { useDeedKeys } from '../deeds/useDeedKeys.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { AddIdea } from './AddIdea.tsx'
import styles from './Outline.module.css'
import { OutlineContext } from './outlineContext.ts'
import { OutlineItem } from './OutlineItem.tsx'
import { RowMenu, type OpenMenu } from './RowMenu.tsx'
import { useOutlineView } from './useOutlineView.ts'

/** So many ideas are on the page at once; the rest follows while one reads. */
const FIRST = 300

/**
 * The whole map as nested text: everything that the canvas shows, in reading order, with headings for the main branches. To those who may
 * write it is a tree with the keys of the map; to readers a document, because that is what reads best.
 */
export function Outline() {
  const { t } = useLanguage()
  const { map, canWrite } = useBoard()
  const title = useBoardTitle()
  const root = useIdea(ROOT_ID)
  const [menu, setMenu] = useState<OpenMenu>()
  const page = useRef<HTMLDivElement>(null)
  const branches = useGrowing(root?.children ?? [], (id) => [...subtree(map, id)].length)
  const TextEditor = useTextEditor()
  const onKeys = useDeedKeys()
  const [finding, setFinding] = useState(false)
  useOutlineView(page, () => setFinding(true))

  const shared = useMemo(() => ({ isTree: canWrite, TextEditor, openMenu: setMenu }), [canWrite, TextEditor])
  if (!root) return null
  const tree = canWrite
    ? {
        role: 'tree',
        'aria-label': t('outline.tree', { title }),
        'aria-multiselectable': true,
        onKeyDown: (event: KeyboardEvent) => onKeys(event),
      }
    : { role: 'list' }
  return (
    <OutlineContext value={shared}>
      <div className={styles['page']} ref={page} data-testid="outline">
        <div className={styles['tools']} data-open={finding || undefined}>
          {finding ? (
            <FindBar onClose={() => setFinding(false)} />
          ) : (
            <div className={styles['find']}>
              <IconButton
                label={t('map.find')}
                shortcut={`${t('key.ctrl')}+F`}
                icon={<Search size={18} aria-hidden />}
                onPress={() => setFinding(true)}
              />
            </div>
          )}
        </div>
        <article className={styles['paper']}>
          <ul {...tree} className={styles['tree']}>
            <OutlineItem id={ROOT_ID} depth={0} at={1} of={1} parentKind={root.kind} branches={branches} />
          </ul>
          {root.children.length === 0 && <p className={styles['empty']}>{t('outline.empty')}</p>}
          {canWrite && (
            <div data-after-tree>
              <AddIdea parent={ROOT_ID} />
            </div>
          )}
        </article>
        {menu && <RowMenu key={menu.kinds ? 'kinds' : 'deeds'} menu={menu} onClose={() => setMenu(undefined)} />}
      </div>
    </OutlineContext>
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
