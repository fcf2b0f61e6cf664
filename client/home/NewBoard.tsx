import { ArrowRight } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { CreateBoardAnswer } from '../../shared/wire/requests.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { RecoveryKey } from '../share/RecoveryKey.tsx'
import { ShareLinks } from '../share/ShareLinks.tsx'
import { Button } from '../ui/Button.tsx'
import { Logo } from '../ui/Logo.tsx'
import styles from './NewBoard.module.css'

interface NewBoardProps {
  readonly title: string
  readonly answer: CreateBoardAnswer
  readonly onOpen: () => void
}

/** The links of a board that was just made, and the way in. */
export function NewBoard({ title, answer, onOpen }: NewBoardProps) {
  const { t } = useLanguage()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <main className={styles['page']} id="main">
      <div className={styles['head']}>
        <Logo size={56} />
        <div>
          <h1 ref={heading} tabIndex={-1} className={styles['title']}>
            {t('home.madeTitle')}
          </h1>
          <p className={styles['board']}>{title}</p>
        </div>
        <Button variant="primary" size="large" icon={<ArrowRight size={20} aria-hidden />} onPress={onOpen}>
          {t('home.openBoard')}
        </Button>
      </div>
      <p className={styles['text']}>{t('home.madeText')}</p>
      <ShareLinks links={answer.links} title={title} />
      <RecoveryKey board={answer.board} title={title} recoveryKey={answer.recoveryKey} />
      <p className={styles['keep']}>{t('home.keepLink')}</p>
    </main>
  )
}
