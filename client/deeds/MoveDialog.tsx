import { useState, type FormEvent } from 'react'
import { isWithin } from '../../shared/domain/mindMap.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { closeThen } from '../ui/closeThen.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useDeeds } from './deedsContext.ts'
import styles from './IdeaDialogs.module.css'
import { TargetField } from './TargetField.tsx'

/** Hangs the selection below an idea that is found by its words: what dragging does, without a pointer. */
export function MoveDialog({ id, onClose }: { readonly id: IdeaId; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { map } = useBoard()
  const { deeds } = useDeeds()
  const [moved] = useState(() => deeds.selected())
  const [target, setTarget] = useState<IdeaId>()
  const fits = (other: IdeaId): boolean => !moved.some((each) => isWithin(map, other, each))
  const move = (event?: FormEvent): void => {
    event?.preventDefault()
    if (target === undefined) return
    closeThen(onClose, () => deeds.moveTo(target))
  }
  return (
    <Dialog
      title={
        moved.length > 1
          ? t('deeds.moveTitleMany', { n: moved.length })
          : t('deeds.moveTitle', { title: deeds.titleOf(moved[0] ?? id) })
      }
      onClose={onClose}
      actions={
        <Button variant="primary" isDisabled={target === undefined} onPress={() => move()}>
          {t('deeds.move')}
        </Button>
      }
    >
      <form className={styles['form']} onSubmit={move}>
        <TargetField label={t('deeds.moveTarget')} fits={fits} target={target} onTarget={setTarget} />
      </form>
    </Dialog>
  )
}
