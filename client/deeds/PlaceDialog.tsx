import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp } from 'lucide-react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { PlainKey } from '../i18n/language.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { useDeeds } from './deedsContext.ts'
import styles from './IdeaDialogs.module.css'

const STEPS = [
  { way: 'up', Icon: ArrowUp, key: 'deeds.nudgeUp' },
  { way: 'left', Icon: ArrowLeft, key: 'deeds.nudgeLeft' },
  { way: 'right', Icon: ArrowRight, key: 'deeds.nudgeRight' },
  { way: 'down', Icon: ArrowDown, key: 'deeds.nudgeDown' },
] as const satisfies readonly { key: PlainKey; way: string; Icon: unknown }[]

/** Moves an idea step by step to a place of its own: what dragging with Alt does, without a pointer. */
export function PlaceDialog({ id, onClose }: { readonly id: IdeaId; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { deeds } = useDeeds()
  return (
    <Dialog
      size="small"
      title={t('deeds.placeTitle', { title: deeds.titleOf(id) })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={() => deeds.tidyUp('selection')}>{t('deeds.tidyBranch')}</Button>
          <Button variant="primary" onPress={onClose}>
            {t('map.noteDone')}
          </Button>
        </>
      }
    >
      <p>{t('deeds.placeHint')}</p>
      <div role="group" aria-label={t('deeds.placeSteps')} className={styles['steps']}>
        {STEPS.map(({ way, Icon, key }) => (
          <span key={way} data-way={way}>
            <IconButton label={t(key)} icon={<Icon size={22} aria-hidden />} onPress={() => deeds.nudge(way)} />
          </span>
        ))}
      </div>
    </Dialog>
  )
}
