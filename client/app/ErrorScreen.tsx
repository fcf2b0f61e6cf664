import { navigate } from 'wouter/use-browser-location'
import type { Shut } from '../board/door.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import styles from './ErrorScreen.module.css'
import { SpiltCup } from './SpiltCup.tsx'

interface ErrorScreenProps {
  readonly why: Shut | 'noPage' | 'crashed'
  /** Given where a second try may help. */
  readonly onRetry?: (() => void) | undefined
}

/** One cause, one next action. */
export function ErrorScreen({ why, onRetry }: ErrorScreenProps) {
  const { t } = useLanguage()
  const title = t(`error.${why}Title`)
  usePageTitle(title)
  return (
    <main className={styles['page']} id="main" data-testid="error" data-why={why}>
      <SpiltCup />
      <h1 className={styles['title']}>{title}</h1>
      <p className={styles['text']}>{t(`error.${why}Text`)}</p>
      {onRetry ? (
        <Button variant="primary" size="large" onPress={onRetry}>
          {t(why === 'crashed' ? 'error.reload' : 'app.tryAgain')}
        </Button>
      ) : (
        <Button variant="primary" size="large" onPress={() => navigate('/')}>
          {t('app.toHome')}
        </Button>
      )}
    </main>
  )
}
