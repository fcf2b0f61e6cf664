import { Download, Share2 } from 'lucide-react'
import { Link } from 'wouter'
import { useBoard } from '../board/session.ts'
import { useDeedEntry } from '../deeds/useDeedEntry.tsx'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Faces } from '../presence/Faces.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Logo } from '../ui/Logo.tsx'
import { BoardTitle } from './BoardTitle.tsx'
import type { DialogName } from './dialogNames.ts'
import styles from './Header.module.css'
import { MainMenu } from './MainMenu.tsx'
import { SaveState } from './SaveState.tsx'
import { ViewSwitch } from './ViewSwitch.tsx'

/** Everything that is not the map: thin, at the upper edge. */
export function Header({ onOpen }: { readonly onOpen: (dialog: DialogName) => void }) {
  const { t } = useLanguage()
  const { role, canWrite } = useBoard()
  return (
    <header className={styles['header']} data-region tabIndex={-1} aria-label={t('app.header')}>
      <div className={styles['left']}>
        <Link href="/" aria-label={t('app.toHome')} className={styles['logo'] ?? ''}>
          <Logo size={30} />
        </Link>
        <BoardTitle />
        <SaveState />
      </div>
      <div className={styles['middle']}>
        <ViewSwitch />
      </div>
      <div className={styles['right']}>
        {canWrite && <UndoButtons />}
        <Faces onOpen={() => onOpen('people')} />
        <div className={styles['deeds']}>
          <Button variant="quiet" icon={<Download size={18} aria-hidden />} onPress={() => onOpen('copies')}>
            {t(role === 'organiser' ? 'app.export' : 'app.copies')}
          </Button>
          {role === 'organiser' && (
            <Button variant="primary" icon={<Share2 size={18} aria-hidden />} onPress={() => onOpen('share')}>
              {t('app.share')}
            </Button>
          )}
        </div>
        <MainMenu onOpen={onOpen} />
      </div>
    </header>
  )
}

function UndoButtons() {
  const entry = useDeedEntry()
  return (
    <div className={styles['undo']}>
      {([entry('undo'), entry('redo')] as const).map(
        ({ id, label, icon, isDisabled = false, shortcut = '', onAction }) => (
          <IconButton
            key={id}
            label={label}
            icon={icon}
            shortcut={shortcut}
            isDisabled={isDisabled}
            onPress={onAction}
          />
        ),
      )}
    </div>
  )
}
