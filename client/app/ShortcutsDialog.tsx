import { Fragment, useState, useSyncExternalStore } from 'react'
import { useBoard } from '../board/session.ts'
import { keysOf, keyText, withoutTab } from '../deeds/keyText.ts'
import { hints } from '../device/hints.ts'
import { remembered } from '../device/remembered.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Switch } from '../ui/Switch.tsx'
import styles from './ShortcutsDialog.module.css'
import { shortcutTable } from './shortcutTable.ts'

/** The keys of the map, what Tab shall do there, and whether there are hints. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { canWrite } = useBoard()
  const [tabMoves, setTabMoves] = useState(remembered.get('tabMoves') === 'yes')
  const areOff = useSyncExternalStore(hints.subscribe, hints.areOff)
  const choose = (isOn: boolean): void => {
    setTabMoves(isOn)
    if (isOn) remembered.set('tabMoves', 'yes')
    else remembered.forget('tabMoves')
  }
  return (
    <Dialog title={t('app.shortcuts')} onClose={onClose}>
      <p className={styles['intro']}>{t('shortcuts.intro')}</p>
      <Switch isOn={tabMoves} onChange={choose}>
        {t('shortcuts.tabMoves')}
      </Switch>
      {canWrite && (
        <Switch isOn={!areOff} onChange={(isOn) => (isOn ? hints.startAnew() : hints.turnOff())}>
          {t('app.hints')}
        </Switch>
      )}
      <dl className={styles['table']}>
        {shortcutTable.map(([deed, combinations]) => (
          <div key={deed} className={styles['row']}>
            <dt>{t(deed)}</dt>
            <dd>
              {(tabMoves ? withoutTab(combinations) : combinations).split(' ').map((combination, at) => (
                <Fragment key={combination}>
                  {at > 0 && <span className="visuallyHidden"> {t('shortcuts.or')} </span>}
                  <span className={styles['combination']}>
                    {keysOf(combination).map((key) => (
                      <kbd key={key}>{keyText(key, t)}</kbd>
                    ))}
                  </span>
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
