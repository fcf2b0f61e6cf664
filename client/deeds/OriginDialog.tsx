import { useEffect, useState } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { SnapshotCard } from '../../shared/domain/snapshot.ts'
import { useBoard } from '../board/session.ts'
import { snapshotMapsOf } from '../board/snapshotMaps.ts'
import { useStage } from '../board/useStage.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { useNames } from '../presence/useNames.ts'
import { closeThen } from '../ui/closeThen.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { findOrigin, type OriginStep } from './findOrigin.ts'
import styles from './OriginDialog.module.css'

/** In which snapshot an idea first appears, and what has become of it since; each leads to its snapshot. */
export function OriginDialog({ id, onClose }: { readonly id: IdeaId; readonly onClose: () => void }) {
  const { t, formats } = useLanguage()
  const session = useBoard()
  const { snapshots } = useStage()
  const nameOf = useNames()
  const [steps, setSteps] = useState<readonly OriginStep[] | 'failed'>()
  useEffect(() => {
    let gone = false
    const numbers = snapshots.map(({ number }) => number).reverse()
    findOrigin(numbers, snapshotMapsOf(session).load, id).then(
      (found) => gone || setSteps(found),
      () => gone || setSteps('failed'),
    )
    return () => {
      gone = true
    }
  }, [session, snapshots, id])

  const idea = session.map.ideas.get(id)
  const author = idea?.author
  const name = author === undefined ? undefined : nameOf(author)
  const by =
    author === session.me.participant ? t('origin.byMe') : name === undefined ? undefined : t('origin.by', { name })
  const words = (step: OriginStep): string => {
    if (step.is === 'first')
      return step.parent === undefined
        ? t('origin.firstRoot')
        : t('origin.first', { parent: step.parent || t('map.untitled') })
    if (step.is === 'moved')
      return t('origin.moved', { from: step.from || t('map.untitled'), to: step.to || t('map.untitled') })
    if (step.is === 'reworded') return t('origin.reworded', { before: step.before || t('map.untitled') })
    return t(step.is === 'gone' ? 'origin.gone' : 'origin.backAgain')
  }
  const state =
    snapshots.length === 0
      ? t('origin.noSnapshots')
      : steps === undefined
        ? t('origin.searching')
        : steps === 'failed'
          ? t('origin.failed')
          : steps.length === 0
            ? t('origin.none')
            : undefined
  const card = (number: number): SnapshotCard | undefined => snapshots.find((each) => each.number === number)
  const titleOf = (number: number): string => {
    const found = card(number)
    const stand = t('history.stand', { number })
    return found ? `${found.name ?? stand} · ${formats.dateAndTime(found.takenAt)}` : stand
  }
  return (
    <Dialog title={t('deeds.origin')} onClose={onClose} size="small">
      <p className={styles['title']}>{idea?.text || t('map.untitled')}</p>
      {by !== undefined && <p className={styles['hint']}>{by}</p>}
      <p role="status" className={state === undefined ? 'visuallyHidden' : styles['hint']}>
        {state}
      </p>
      {steps !== undefined && steps !== 'failed' && (
        <ol className={styles['steps']}>
          {steps.map((step) => (
            <li key={`${step.number} ${step.is}`}>
              <button
                type="button"
                className={styles['step']}
                onClick={() =>
                  closeThen(onClose, () => {
                    session.viewState.select([id])
                    session.viewState.lookBack({ shown: step.number, beside: 'previous' })
                  })
                }
              >
                <span className={styles['what']}>{words(step)}</span>
                <span className={styles['hint']}>{titleOf(step.number)}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  )
}
