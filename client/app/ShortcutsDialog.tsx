import { Fragment, useState } from 'react'
import { keysOf, keyText, withoutTab } from '../deeds/keyText.ts'
import { remembered } from '../device/remembered.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Switch } from '../ui/Switch.tsx'
import styles from './ShortcutsDialog.module.css'
import { shortcutTable } from './shortcutTable.ts'

/** The keys of the map, and what Tab shall do there. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const [tabMoves, setTabMoves] = useState(remembered.get('tabMoves') === 'yes')
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
