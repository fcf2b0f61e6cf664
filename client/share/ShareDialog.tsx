import { Settings } from 'lucide-react'
import type { Role } from '../../shared/domain/participant.ts'
import { useBoard } from '../board/session.ts'
import { useBoardTitle } from '../board/useBoardTitle.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { LinkControls } from './LinkControls.tsx'
import { OrganiserControls } from './OrganiserControls.tsx'
import { RecoveryKey } from './RecoveryKey.tsx'
import styles from './ShareDialog.module.css'
import { ShareLinks } from './ShareLinks.tsx'
import { useLinks } from './useLinks.ts'

interface ShareDialogProps {
  readonly onClose: () => void
  readonly onOpen: (dialog: 'manage') => void
}

/** The organiser's links and what may be done with them, fetched with the organiser's own secret. */
export function ShareDialog({ onClose, onOpen }: ShareDialogProps) {
  const { t } = useLanguage()
  const { card } = useBoard()
  const title = useBoardTitle()
  const { links, failed, problem, isBusy, askAgain, does, renewOrganiser } = useLinks()

  const controls = (role: Role) => {
    if (!links) return null
    if (role !== 'organiser')
      return (
        <LinkControls
          role={role}
          state={links.states[role]}
          isBusy={isBusy}
          onChange={(change) => does((desk) => desk.change(role, change), t('share.changed'))}
          onRenew={() => does((desk) => desk.renew(role), t('share.renewed'))}
        />
      )
    return (
      <>
        {links.recoveryKey !== undefined && (
          <RecoveryKey board={card.board} title={title} recoveryKey={links.recoveryKey} />
        )}
        <OrganiserControls
          recoverable={links.recoverable}
          isBusy={isBusy}
          onRenew={() => renewOrganiser(t('share.renewedOrganiser'))}
          onRenewKey={() => does((desk) => desk.renewRecoveryKey(), t('share.keyRenewed'))}
        />
      </>
    )
  }
  return (
    <Dialog
      title={t('share.title')}
      size="medium"
      onClose={onClose}
      actions={
        <Button variant="quiet" icon={<Settings size={18} aria-hidden />} onPress={() => onOpen('manage')}>
          {t('share.manageBoard')}
        </Button>
      }
    >
      <p className={styles['intro']}>{t('share.intro')}</p>
      {links && <ShareLinks links={links} title={title} controls={controls} />}
      {problem && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      {!links && !failed && <p role="status">{t('share.loading')}</p>}
      {failed && (
        <>
          <p role="alert">{t('share.failed')}</p>
          <Button onPress={askAgain}>{t('app.tryAgain')}</Button>
        </>
      )}
    </Dialog>
  )
}
