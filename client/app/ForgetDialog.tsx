import { navigate } from 'wouter/use-browser-location'
import { forgetBoard } from '../board/knownBoards.ts'
import { useBoard } from '../board/session.ts'
import { useSaving } from '../board/useSaving.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** For shared devices: leaves nothing behind. Asks, because what is not on the server yet would be lost. */
export function ForgetDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const session = useBoard()
  const { waiting } = useSaving()
  const forget = async (): Promise<void> => {
    session.close()
    navigate('/')
    await forgetBoard(session.card.board)
  }
  return (
    <Dialog
      title={t('app.forgetTitle')}
      size="small"
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button variant="danger" onPress={() => void forget()}>
            {t('app.forgetNow')}
          </Button>
        </>
      }
    >
      <p>{t('app.forgetText')}</p>
      {waiting && <p role="alert">{t('app.forgetUnsaved')}</p>}
    </Dialog>
  )
}
