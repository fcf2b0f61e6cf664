import { useState } from 'react'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Published } from './Published.tsx'
import styles from './PublishDialog.module.css'
import { PublishForm } from './PublishForm.tsx'
import { PublishProgress } from './PublishProgress.tsx'
import { usePublication } from './usePublication.ts'

const FORM = 'publish'

/** The result page: what belongs to it, how far it is, and where it is once it is there. */
export function PublishDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const desk = usePublication()
  const { state, problem, isBusy } = desk
  const [isAgain, setIsAgain] = useState(false)
  const progress = state?.progress
  const isPublished = state?.publication?.state === 'published'
  const shows = !state ? 'nothing' : progress ? 'progress' : isPublished && !isAgain ? 'published' : 'form'
  const actions = {
    nothing: null,
    progress: (
      <Button isPending={isBusy} onPress={() => void desk.cancel()}>
        {t('publish.cancel')}
      </Button>
    ),
    published: (
      <Button variant="primary" onPress={onClose}>
        {t('app.close')}
      </Button>
    ),
    form: (
      <>
        {isPublished && <Button onPress={() => setIsAgain(false)}>{t('app.cancel')}</Button>}
        <Button type="submit" form={FORM} variant="primary" isPending={isBusy}>
          {t(isPublished ? 'publish.again' : 'publish.now')}
        </Button>
      </>
    ),
  }
  return (
    <Dialog title={t('publish.title')} size="medium" onClose={onClose} actions={actions[shows]}>
      <div className={styles['sections']}>
        {problem && (
          <p role="alert" className={styles['problem']}>
            {problem}
          </p>
        )}
        {shows === 'nothing' && !problem && <p role="status">{t('publish.loading')}</p>}
        {progress && <PublishProgress progress={progress} />}
        {state && shows === 'published' && (
          <Published
            state={state}
            isBusy={isBusy}
            onAgain={() => setIsAgain(true)}
            onWithdraw={() => void desk.withdraw()}
          />
        )}
        {state && shows === 'form' && (
          <PublishForm
            id={FORM}
            state={state}
            onPublish={(wanted) => {
              setIsAgain(false)
              void desk.publish(wanted)
            }}
          />
        )}
      </div>
    </Dialog>
  )
}
