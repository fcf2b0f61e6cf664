import { useState, type FormEvent } from 'react'
import type { BoardId } from '../../shared/domain/board.ts'
import { readRecoveryKey } from '../../shared/domain/recoveryKey.ts'
import { boardPage } from '../../shared/wire/paths.ts'
import type { LinksAnswer } from '../../shared/wire/requests.ts'
import { recoverBoard, Refused, sentenceOf } from '../board/askServer.ts'
import { knownBoard, rememberBoard } from '../board/knownBoards.ts'
import { newSecret } from '../board/newSecret.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { Logo } from '../ui/Logo.tsx'
import { TextField } from '../ui/TextField.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { RecoveryKey } from './RecoveryKey.tsx'
import styles from './RecoverPage.module.css'

interface RecoverPageProps {
  readonly board: BoardId
  /** Goes to the board, by its new link. */
  readonly onOpen: (address: string) => void
}

/** Where a recovery key makes a lost organiser's link anew. */
export function RecoverPage({ board, onOpen }: RecoverPageProps) {
  const { t } = useLanguage()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const [pending, setPending] = useState(false)
  const [made, setMade] = useState<{ readonly secret: string; readonly answer: LinksAnswer }>()
  usePageTitle(t('recover.title'))

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (pending) return
    const key = readRecoveryKey(typed)
    if (key === undefined) {
      setProblem(t('recover.notAKey'))
      return event.currentTarget.querySelector<HTMLInputElement>('input')?.focus()
    }
    setPending(true)
    setProblem(undefined)
    const secret = newSecret()
    const keep = knownBoard(board)?.session?.ticket
    try {
      const answer = await recoverBoard(board, key, { secret, ...(keep !== undefined && { keep }) })
      const known = knownBoard(board)
      rememberBoard({ title: t('recover.board'), ...known, board, secret, visitedAt: Date.now() }, true)
      setMade({ secret, answer })
    } catch (error) {
      const isWrongKey = error instanceof Refused && error.problem.code === 'notAuthorised'
      setProblem(isWrongKey ? t('recover.wrong') : sentenceOf(error, t('recover.failed')))
    }
    setPending(false)
  }

  return (
    <main className={styles['page']} id="main">
      <div className={styles['card']}>
        <Logo size={56} />
        <h1 className={styles['title']}>{t(made ? 'recover.made' : 'recover.title')}</h1>
        {made ? (
          <>
            <p>{t('recover.madeText')}</p>
            {made.answer.recoveryKey !== undefined && (
              <RecoveryKey
                board={board}
                title={t('recover.board')}
                recoveryKey={made.answer.recoveryKey}
                heading="h2"
              />
            )}
            <Button variant="primary" size="large" onPress={() => onOpen(boardPage(board, made.secret))}>
              {t('home.openBoard')}
            </Button>
          </>
        ) : (
          <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
            <p className={styles['what']}>{t('recover.text')}</p>
            <TextField
              label={t('share.key')}
              name="recoveryKey"
              hint={t('recover.hint')}
              value={typed}
              onChange={(value) => {
                setTyped(value)
                setProblem(undefined)
              }}
              autoComplete="off"
              autoFocus
              isRequired
            />
            {problem && (
              <p role="alert" className={styles['problem']}>
                {problem}
              </p>
            )}
            <Button type="submit" variant="primary" size="large" isPending={pending}>
              {pending ? t('join.entering') : t('recover.make')}
            </Button>
          </form>
        )}
      </div>
    </main>
  )
}
