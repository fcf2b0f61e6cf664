import { Download } from 'lucide-react'
import { Link } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import type { BoardId } from '../../shared/domain/board.ts'
import { fileNameOf } from '../../shared/language/fileName.ts'
import { recoveryPage } from '../../shared/wire/paths.ts'
import type { Shut } from '../board/door.ts'
import type { UnsavedWords } from '../board/unsavedWords.ts'
import type { PlainKey } from '../i18n/language.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { saveFile } from '../ui/saveFile.ts'
import { usePageTitle } from '../ui/usePageTitle.ts'
import styles from './ErrorScreen.module.css'
import { SpiltCup } from './SpiltCup.tsx'
import { useIsWithinPage } from './withinPage.ts'

interface ErrorScreenProps {
  readonly why: Shut | 'begunAnew' | 'noPage' | 'crashed' | 'newVersion' | 'notFetched'
  /** Given where a second try may help. */
  readonly onRetry?: (() => void) | undefined
  /** The board that stays shut. */
  readonly board?: BoardId
  /** What was written here and is not on the server. */
  readonly words?: UnsavedWords | undefined
}

/** Whoever has a recovery key may have lost the organiser's link. */
const MAY_BE_LOST: readonly ErrorScreenProps['why'][] = ['incomplete', 'unknown', 'linkRenewed']

const RETRY: Partial<Record<ErrorScreenProps['why'], PlainKey>> = {
  crashed: 'error.reload',
  newVersion: 'error.reload',
  begunAnew: 'error.openAnew',
}

/** One cause, one next action: a page of its own, or in the place of a part of one. */
export function ErrorScreen({ why, onRetry, board, words }: ErrorScreenProps) {
  const { t } = useLanguage()
  const title = t(`error.${why}Title`)
  const isPart = useIsWithinPage()
  usePageTitle(isPart ? undefined : title)
  const Place = isPart ? 'div' : 'main'
  const Heading = isPart ? 'h2' : 'h1'
  return (
    <Place
      className={isPart ? styles['part'] : styles['page']}
      {...(isPart ? { role: 'alert' } : { id: 'main' })}
      data-testid="error"
      data-why={why}
    >
      <SpiltCup />
      <Heading className={styles['title']}>{title}</Heading>
      <p className={styles['text']}>{t(`error.${why}Text`)}</p>
      {onRetry ? (
        <Button variant="primary" size="large" onPress={onRetry}>
          {t(RETRY[why] ?? 'app.tryAgain')}
        </Button>
      ) : (
        <Button variant="primary" size="large" onPress={() => navigate('/')}>
          {t('app.toHome')}
        </Button>
      )}
      {words && why !== 'gone' && <SaveWords words={words} />}
      {board !== undefined && MAY_BE_LOST.includes(why) && (
        <Link href={recoveryPage(board)} className={styles['recover'] ?? ''}>
          {t('error.recover')}
        </Link>
      )}
    </Place>
  )
}

function SaveWords({ words: { title, text, isKept } }: { readonly words: UnsavedWords }) {
  const { t } = useLanguage()
  return (
    <section className={styles['words']}>
      <p>{t(isKept ? 'error.unsavedKept' : 'error.unsaved')}</p>
      <Button
        icon={<Download size={18} aria-hidden />}
        onPress={() =>
          saveFile(
            new Blob([text], { type: 'text/plain;charset=utf-8' }),
            fileNameOf(title, new Date().toISOString(), 'txt'),
          )
        }
      >
        {t('error.saveWords')}
      </Button>
    </section>
  )
}
