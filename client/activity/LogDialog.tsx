import { useSyncExternalStore } from 'react'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announcements, onAnnounce } from '../ui/announce.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { HEARD, hear, useHeard } from './heard.ts'
import styles from './LogDialog.module.css'

/** What was announced, to be read again, and what shall be. */
export function LogDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, formats } = useLanguage()
  const said = useSyncExternalStore(onAnnounce, announcements)
  const choice = useHeard()
  return (
    <Dialog title={t('activity.log')} size="small" onClose={onClose}>
      <fieldset className={styles['choice']}>
        <legend>{t('activity.heard')}</legend>
        {HEARD.map((each) => (
          <label key={each} className={styles['option']}>
            <input type="radio" name="heard" checked={choice === each} onChange={() => hear(each)} />
            {t(`activity.heard.${each}`)}
          </label>
        ))}
      </fieldset>
      <p className={styles['hint']}>{t('activity.heardHint')}</p>
      <h3 className={styles['heading']}>{t('activity.said')}</h3>
      {said.length === 0 ? (
        <p className={styles['hint']}>{t('activity.saidNothing')}</p>
      ) : (
        <ol role="list" className={styles['list']}>
          {said.toReversed().map(({ text, at }, place) => (
            <li key={said.length - place} className={styles['row']}>
              <time dateTime={new Date(at).toISOString()} className={styles['time']}>
                {formats.time(at)}
              </time>
              <span>{text}</span>
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  )
}
