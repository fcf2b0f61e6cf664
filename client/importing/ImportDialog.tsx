import { useState } from 'react'
import { depthOf, type MindMap } from '../../shared/domain/mindMap.ts'
import { ROOT_ID, type IdeaId } from '../../shared/domain/idea.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { flattenOutline } from '../../shared/outline/flattenOutline.ts'
import type { Outline } from '../../shared/domain/outline.ts'
import { countItems } from '../../shared/outline/outlineItem.ts'
import { freezeBefore } from '../board/freezeBefore.ts'
import { incomingFile } from '../board/incomingFile.ts'
import { useBoard } from '../board/session.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { closeThen } from '../ui/closeThen.ts'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './ImportDialog.module.css'
import { PreviewStep, type Choice } from './PreviewStep.tsx'
import { SourceStep } from './SourceStep.tsx'
import { useReading } from './useReading.ts'

/** A file of another program becomes a branch: choose, look at it, say where it goes. Until then the map is as it was. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { card, map, viewState, server } = useBoard()
  const { deeds } = useDeeds()
  const [incoming] = useState(() => incomingFile.for(card.board))
  const { reading, problem, read, stop } = useReading(incoming?.file)
  const [choice, setChoice] = useState<Choice>(() => ({
    target: incoming?.isNewBoard ? ROOT_ID : (incoming?.target ?? viewState.get().focused),
    // A board that was made for the file has its middle already.
    withoutTop: incoming?.isNewBoard === true,
  }))
  const close = (): void => {
    incomingFile.forget()
    onClose()
  }
  const found = reading?.found
  const chosen = found && chosenPart(found.outline, choice)
  const n = chosen ? countItems(chosen.items) : 0
  const { target } = choice
  const insert = (): void => {
    if (!chosen || target === undefined) return
    closeThen(close, () => {
      void freezeBefore(server, 'import').then(() => deeds.insert(fitBelow(map, target, chosen), target))
    })
  }
  return (
    <Dialog
      title={t('import.title')}
      onClose={close}
      actions={
        reading && (
          <>
            <Button onPress={stop}>{t(found ? 'import.another' : 'app.cancel')}</Button>
            {found && (
              <Button variant="primary" isDisabled={target === undefined} onPress={insert}>
                {t('import.insert', { n })}
              </Button>
            )}
          </>
        )
      }
    >
      {problem && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      {!reading && <SourceStep onSource={read} />}
      {reading && !found && (
        <p className={styles['reading']} role="status">
          {t('import.reading', { name: reading.name })}
        </p>
      )}
      {reading && found && <PreviewStep name={reading.name} found={found} choice={choice} onChoice={setChoice} />}
    </Dialog>
  )
}

/** What will be put in: all of it, or only what hangs below its one top. */
function chosenPart(outline: Outline, { withoutTop }: Choice): Outline {
  const [top, ...others] = outline.items
  const bare = withoutTop && top && others.length === 0 && top.children.length > 0
  return bare ? { ...outline, items: top.children } : outline
}

/** Deeper than the map goes, ideas stand beside their ancestors. */
const fitBelow = (map: MindMap, target: IdeaId, outline: Outline): Outline => ({
  ...outline,
  items: flattenOutline(outline.items, Math.max(1, LIMITS.depth - depthOf(map, target))).items,
})
