import { Search } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { ROOT_ID } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'
import { useIdea } from '../board/useIdea.ts'
import { DeedsMenu, type OpenDeedsMenu } from '../deeds/DeedsMenu.tsx'
import { useViewState } from '../board/useViewState.ts'
import { FindBar } from '../deeds/FindBar.tsx'
import { FilterButton } from '../deeds/FilterButton.tsx'
import { useTextEditor } from '../deeds/IdeaEditor.tsx'
import { useLanguage } from '../i18n/useLanguage.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { AddIdea } from './AddIdea.tsx'
import styles from './Outline.module.css'
import { OutlineContext } from './outlineContext.ts'
import { OutlineDocument } from './OutlineDocument.tsx'
import { OutlineTree } from './OutlineTree.tsx'

/**
 * The whole map as nested text: everything that the canvas shows, in reading order, with headings for the main branches. To those who may
 * write it is a tree with the keys of the map; to readers a document, because that is what reads best.
 */
export function Outline() {
  const { t } = useLanguage()
  const { canWrite } = useBoard()
  const root = useIdea(ROOT_ID)
  const [menu, setMenu] = useState<OpenDeedsMenu>()
  const page = useRef<HTMLDivElement>(null)
  const TextEditor = useTextEditor()
  const [finding, setFinding] = useState(false)
  const isFiltered = useViewState(({ filter }) => filter !== null)
  const find = (): void => setFinding(true)
  const shared = useMemo(() => ({ isTree: canWrite, TextEditor, openMenu: setMenu }), [canWrite, TextEditor])
  if (!root) return null
  return (
    <OutlineContext value={shared}>
      <div className={styles['page']} ref={page} data-testid="outline" data-filtered={isFiltered || undefined}>
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
              <FilterButton />
            </div>
          )}
        </div>
        <article className={styles['paper']}>
          {canWrite ? <OutlineTree page={page} onFind={find} /> : <OutlineDocument page={page} onFind={find} />}
          {root.children.length === 0 && (
            <p className={styles['empty']}>{t(canWrite ? 'outline.empty' : 'map.emptyViewer')}</p>
          )}
          {canWrite && (
            <div data-after-tree>
              <AddIdea parent={ROOT_ID} />
            </div>
          )}
        </article>
        {menu && <DeedsMenu menu={menu} folds onChange={setMenu} />}
      </div>
    </OutlineContext>
  )
}
