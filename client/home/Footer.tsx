import { lazy, Suspense, useState } from 'react'
import { LANGUAGES } from '../../shared/domain/mindMap.ts'
import { chooseLanguage } from '../i18n/language.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Footer.module.css'

const AboutDialog = lazy(() => import('./AboutDialog.tsx').then(({ AboutDialog }) => ({ default: AboutDialog })))
const PrivacyDialog = lazy(() =>
  import('./PrivacyDialog.tsx').then(({ PrivacyDialog }) => ({ default: PrivacyDialog })),
)

export function Footer({ version }: { readonly version: string | undefined }) {
  const { t, language } = useLanguage()
  const [open, setOpen] = useState<'about' | 'privacy'>()
  const close = (): void => setOpen(undefined)
  return (
    <footer className={styles['footer']}>
      <Button variant="quiet" onPress={() => setOpen('about')}>
        {t('home.about')}
      </Button>
      <Button variant="quiet" onPress={() => setOpen('privacy')}>
        {t('home.privacy')}
      </Button>
      <div role="group" aria-label={t('app.language')} className={styles['languages']}>
        {LANGUAGES.map((each) => (
          <button
            key={each}
            type="button"
            lang={each}
            aria-pressed={each === language}
            className={styles['language']}
            onClick={() => chooseLanguage(each)}
          >
            {t(each === 'de' ? 'app.german' : 'app.english')}
          </button>
        ))}
      </div>
      <Suspense fallback={null}>
        {open === 'about' && <AboutDialog version={version} onClose={close} />}
        {open === 'privacy' && <PrivacyDialog onClose={close} />}
      </Suspense>
    </footer>
  )
}
