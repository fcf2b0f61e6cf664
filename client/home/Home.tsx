import { useEffect, useState, useSyncExternalStore } from 'react'
import { navigate } from 'wouter/use-browser-location'
import type { CreateBoardAnswer, InstallationAnswer } from '../../shared/wire/requests.ts'
import { askInstallation } from '../board/askServer.ts'
import { incomingFile } from '../board/incomingFile.ts'
import { knownBoards, newlyMade, onKnownBoards, rememberBoard } from '../board/knownBoards.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Logo } from '../ui/Logo.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { CreateForm } from './CreateForm.tsx'
import { DemoButton } from './DemoButton.tsx'
import { Footer } from './Footer.tsx'
import { HomeDrawing } from './HomeDrawing.tsx'
import styles from './Home.module.css'
import { KnownBoards } from './KnownBoards.tsx'
import { NewBoard } from './NewBoard.tsx'

/** The start page. After creating a board it shows the board's links. */
export function Home() {
  const { t } = useLanguage()
  const known = useSyncExternalStore(onKnownBoards, knownBoards)
  const [installation, setInstallation] = useState<InstallationAnswer>()
  const [made, setMade] = useState<{ readonly title: string; readonly answer: CreateBoardAnswer }>()
  usePageTitle(made ? t('home.madeTitle') : t('home.claim'))
  useEffect(() => {
    // Without an answer the page works all the same: it only offers no demo.
    askInstallation().then(setInstallation, () => undefined)
  }, [])

  const keep = (title: string, answer: CreateBoardAnswer): void =>
    rememberBoard(newlyMade(answer.board, title, answer.links, Date.now()), true)

  if (made)
    return <NewBoard title={made.title} answer={made.answer} onOpen={() => navigate(`/b/${made.answer.board}`)} />
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <Logo size={40} />
        <span className={styles['name']}>{t('app.name')}</span>
      </header>
      <main className={styles['main']} id="main">
        <section className={styles['claim']}>
          <h1>{t('home.claim')}</h1>
          <p className={styles['what']}>{t('home.what')}</p>
          <p className={styles['muted']}>{t('home.noAccount')}</p>
          <HomeDrawing />
        </section>
        <div className={styles['deeds']}>
          <CreateForm
            onMade={(title, answer, file) => {
              keep(title, answer)
              if (file) incomingFile.bring({ board: answer.board, file, isNewBoard: true })
              setMade({ title, answer })
              window.scrollTo(0, 0)
            }}
          />
          {installation?.empty && (
            <DemoButton
              onMade={(title, answer) => {
                keep(title, answer)
                navigate(`/b/${answer.board}`)
              }}
            />
          )}
          {known.length > 0 && <KnownBoards boards={known} />}
        </div>
      </main>
      <Footer version={installation?.version} />
    </div>
  )
}
