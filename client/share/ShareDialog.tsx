import { useEffect, useState } from 'react'
import type { BoardLinks } from '../../shared/wire/requests.ts'
import { askLinks } from '../board/askServer.ts'
import { knownBoard } from '../board/knownBoards.ts'
import { useBoard } from '../board/session.ts'
import { useBoardTitle } from '../board/useBoardTitle.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './ShareDialog.module.css'
import { ShareLinks } from './ShareLinks.tsx'

/** The organiser's links, fetched with the organiser's own secret. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { card } = useBoard()
  const title = useBoardTitle()
  const [links, setLinks] = useState<BoardLinks>()
  const [failed, setFailed] = useState(false)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    let gone = false
    const secret = knownBoard(card.board)?.secret ?? ''
    askLinks(card.board, secret).then(
      (answer) => !gone && setLinks(answer),
      () => !gone && setFailed(true),
    )
    return () => {
      gone = true
    }
  }, [card.board, tries])
  const again = (): void => {
    setFailed(false)
    setTries(tries + 1)
  }
  return (
    <Dialog title={t('share.title')} size="medium" onClose={onClose}>
      <p className={styles['intro']}>{t('share.intro')}</p>
      {links && <ShareLinks links={links} title={title} />}
      {!links && !failed && <p role="status">{t('share.loading')}</p>}
      {failed && (
        <>
          <p role="alert">{t('share.failed')}</p>
          <Button onPress={again}>{t('app.tryAgain')}</Button>
        </>
      )}
    </Dialog>
  )
}
