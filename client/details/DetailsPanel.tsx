import { useEffect, useRef } from 'react'
import { LOST_AND_FOUND_ID, type IdeaId } from '../../shared/domain/idea.ts'
import { nextFrame } from '../board/nextFrame.ts'
import { useBoard } from '../board/session.ts'
import { useIdea } from '../board/useIdea.ts'
import { useViewState } from '../board/useViewState.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Panel } from '../ui/Panel.tsx'
import { TextRuns } from '../ui/TextRuns.tsx'
import { About } from './About.tsx'
import { CrossLinks } from './CrossLinks.tsx'
import styles from './DetailsPanel.module.css'
import { Goals } from './Goals.tsx'
import { LinkField } from './LinkField.tsx'
import { Note } from './Note.tsx'
import { Plan } from './Plan.tsx'
import { Talk } from './Talk.tsx'

/** All that the selected idea bears beside its title, beside the map or the outline. It follows the selection. */
export function DetailsPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { viewState } = useBoard()
  const { deeds, view } = useDeeds()
  const id = useViewState(({ focused }) => focused)
  const many = useViewState(({ selection }) => (selection.size > 1 ? selection.size : 0))
  const panel = useViewState((state) => state.panel)
  const idea = useIdea(id)
  const place = useRef<HTMLElement>(null)
  // Whoever opens it by key goes on in it; the note takes the focus itself.
  useEffect(() => {
    if (panel?.at === undefined) place.current?.focus()
    // The panel takes room: what it is about stays in view beside it, once that has its new size.
    nextFrame(() => nextFrame(() => view().reveal(viewState.get().focused)))
  }, [panel, view, viewState])

  const close = () => {
    onClose()
    view().takeFocus()
  }
  const title = deeds.titleOf(id)
  return (
    <Panel
      place={place}
      label={t('details.label', { title })}
      testId="details"
      title={many > 0 ? t('map.toolbarMany', { n: many }) : idea?.text ? <TextRuns text={idea.title} /> : title}
      closeLabel={t('details.close')}
      className={styles['panel']}
      onClose={close}
    >
      {many > 0 ? (
        <p className={styles['hint']}>{t('details.many', { n: many })}</p>
      ) : idea ? (
        <Sections key={id} id={id} />
      ) : (
        <p className={styles['hint']}>{t('details.gone')}</p>
      )}
    </Panel>
  )
}

/** For a quick win it comes first who does what by when; elsewhere the note. */
function Sections({ id }: { readonly id: IdeaId }) {
  const idea = useIdea(id)
  const { canWrite } = useBoard()
  if (!idea) return null
  const writes = canWrite && id !== LOST_AND_FOUND_ID
  const first = idea.kind === 'quickWin'
  return (
    <>
      {first && <Plan idea={idea} writes={writes} isOpen />}
      <Note idea={idea} writes={writes} />
      <LinkField idea={idea} writes={writes} />
      {!first && <Plan idea={idea} writes={writes} />}
      <Goals idea={idea} writes={writes} />
      <CrossLinks idea={idea} writes={writes} />
      {id !== LOST_AND_FOUND_ID && <Talk idea={idea} />}
      <About idea={idea} writes={writes} />
    </>
  )
}
