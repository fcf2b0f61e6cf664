import { X } from 'lucide-react'
import { Link } from 'wouter'
import { forgetBoard, type KnownBoard } from '../board/knownBoards.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { showToast } from '../ui/toast.ts'
import styles from './KnownBoards.module.css'

/** The boards that this device remembers, each with a way to forget it. */
export function KnownBoards({ boards }: { readonly boards: readonly KnownBoard[] }) {
  const { t, formats } = useLanguage()
  const forget = (known: KnownBoard): void => {
    void forgetBoard(known.board)
    showToast({ text: t('home.forgotten', { title: known.title }) })
  }
  return (
    <section aria-labelledby="known">
      <h2 id="known" className={styles['heading']}>
        {t('home.known')}
      </h2>
      <ul role="list" className={styles['list']}>
        {boards.map((known) => (
          <li key={known.board} className={styles['board']}>
            <Link href={`/b/${known.board}`} className={styles['link'] ?? ''}>
              <span className={styles['title']}>{known.title}</span>
              <span className={styles['when']}>
                {known.session && <>{t(`share.${known.session.role}`)} · </>}
                {t('home.visited', { when: formats.dateAndTime(known.visitedAt) })}
                {known.session && <> · {t('closing.erasedOn', { date: formats.date(known.session.erasedOn) })}</>}
              </span>
            </Link>
            <IconButton
              label={t('home.forget', { title: known.title })}
              icon={<X size={18} aria-hidden />}
              onPress={() => forget(known)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
