import { Fragment } from 'react'
import type { Key, Translate } from '../i18n/language.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './ShortcutsDialog.module.css'

type Deed = Extract<Key, `shortcuts.${string}`>

/** Keys of one combination are joined by `+`, combinations are set apart by a space; names in braces are translated. */
const table: readonly (readonly [Deed, string])[] = [
  ['shortcuts.child', '{tab} {insert}'],
  ['shortcuts.after', '{enter} {shift}+{enter}'],
  ['shortcuts.between', '{ctrl}+{enter}'],
  ['shortcuts.edit', 'F2'],
  ['shortcuts.done', '{enter} {shift}+{enter} {esc}'],
  ['shortcuts.remove', '{del} {back}'],
  ['shortcuts.removeKeeping', '{shift}+{del}'],
  ['shortcuts.walk', '{arrows} {home} {end} {ctrl}+{home}'],
  ['shortcuts.move', '{alt}+{arrows}'],
  ['shortcuts.fold', '{space}'],
  ['shortcuts.foldLevels', '{alt}+1…9 {alt}+0'],
  ['shortcuts.select', '{shift}+{arrows}'],
  ['shortcuts.selectAll', '{ctrl}+A'],
  ['shortcuts.undo', '{ctrl}+Z {ctrl}+Y'],
  ['shortcuts.clipboard', '{ctrl}+C {ctrl}+X {ctrl}+V'],
  ['shortcuts.zoom', '+ − 0'],
  ['shortcuts.leaveMap', '{shift}+{tab} {esc}'],
  ['shortcuts.regions', 'F6'],
  ['shortcuts.help', '?'],
]

const keyNames = {
  tab: 'key.tab',
  insert: 'key.insert',
  enter: 'key.enter',
  shift: 'key.shift',
  ctrl: 'key.ctrl',
  alt: 'key.alt',
  del: 'key.del',
  back: 'key.back',
  esc: 'key.esc',
  space: 'key.space',
  arrows: 'key.arrows',
  home: 'key.home',
  end: 'key.end',
} as const satisfies Record<string, Key>

const isNamed = (name: string): name is keyof typeof keyNames => name in keyNames

function keyText(key: string, t: Translate): string {
  const name = /^\{(\w+)\}$/.exec(key)?.[1]
  return name !== undefined && isNamed(name) ? t(keyNames[name]) : key
}

/** `+` alone is a key of its own. */
const keysOf = (combination: string): string[] => (combination === '+' ? ['+'] : combination.split('+'))

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  return (
    <Dialog title={t('app.shortcuts')} onClose={onClose}>
      <p className={styles['intro']}>{t('shortcuts.intro')}</p>
      <dl className={styles['table']}>
        {table.map(([deed, combinations]) => (
          <div key={deed} className={styles['row']}>
            <dt>{t(deed)}</dt>
            <dd>
              {combinations.split(' ').map((combination, at) => (
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
