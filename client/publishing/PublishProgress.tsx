import { useEffect } from 'react'
import type { PublicationProgress } from '../../shared/domain/publication.ts'
import { resultFile } from '../../shared/language/resultWords.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import styles from './PublishProgress.module.css'

/** How far it is, in words and as a bar. */
export function PublishProgress({ progress }: { readonly progress: PublicationProgress }) {
  const { t, language } = useLanguage()
  const { step, done, of, format } = progress
  const words = format ? t('publish.making', { file: resultFile(format, language) }) : t(`publish.step.${step}`)
  useEffect(() => announce(words), [words])
  return (
    <div className={styles['progress']} data-testid="publishing">
      <p className={styles['step']}>{words}</p>
      <progress className={styles['bar']} max={of} value={done} aria-label={t('publish.progress')} />
      <p className={styles['hint']}>{t('publish.meanwhile')}</p>
    </div>
  )
}
