import { PAPERS, SHARPNESSES, type CopyOptions } from '../../shared/domain/copy.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Folded } from '../ui/Folded.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { Switch } from '../ui/Switch.tsx'
import styles from './CopyChoices.module.css'

interface CopyChoicesProps {
  readonly options: CopyOptions
  readonly onChange: (options: CopyOptions) => void
  /** Whether the reading link is printed on handouts. */
  readonly printsLink: boolean
  readonly onPrintsLink: (prints: boolean) => void
}

/** What is seldom chosen, and good as it stands. */
export function CopyChoices({ options, onChange, printsLink, onPrintsLink }: CopyChoicesProps) {
  const { t } = useLanguage()
  const { names = false, paper, sharpness } = options
  const papers = [
    { value: 'whole', label: t('copies.paperWhole') },
    ...PAPERS.map((sheet) => ({ value: sheet, label: t('copies.paperSheet', { sheet }) })),
  ] as const
  const sharpnesses = [
    { value: 'auto', label: t('copies.sharpnessAuto') },
    ...SHARPNESSES.map((times) => ({ value: String(times), label: t('copies.sharpnessTimes', { times }) })),
  ]
  return (
    <Folded title={t('copies.options')} summary={t(names ? 'copies.withNames' : 'copies.withoutNames')}>
      <div>
        <Switch isOn={names} onChange={(on) => onChange({ ...options, names: on })}>
          {t('copies.names')}
        </Switch>
        <p className={styles['hint']}>{t('copies.namesHint')}</p>
      </div>
      <Switch isOn={printsLink} onChange={onPrintsLink}>
        {t('copies.printsLink')}
      </Switch>
      <div className={styles['fields']}>
        <SelectField
          label={t('copies.paper')}
          value={paper ?? 'whole'}
          choices={papers}
          onChange={(value) => onChange({ ...options, paper: PAPERS.find((sheet) => sheet === value) })}
          hint={t('copies.paperHint')}
        />
        <SelectField
          label={t('copies.sharpness')}
          value={sharpness === undefined ? 'auto' : String(sharpness)}
          choices={sharpnesses}
          onChange={(value) =>
            onChange({ ...options, sharpness: SHARPNESSES.find((times) => String(times) === value) })
          }
          hint={t('copies.sharpnessHint')}
        />
      </div>
    </Folded>
  )
}
