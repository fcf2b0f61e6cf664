import type { IdeaMark } from '../board/past.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import styles from './MarkSign.module.css'

/** Told by sign, word and colour: any two would do. */
const SIGNS: Readonly<Record<IdeaMark, string>> = {
  added: '+',
  changed: '~',
  moved: '↷',
  goneLater: '−',
  changedLater: '~',
  movedLater: '↷',
}

/** In what an idea differs from another moment. With `named` the sign bears its word. */
export function MarkSign({ mark, named }: { readonly mark: IdeaMark; readonly named?: boolean }) {
  const { t } = useLanguage()
  return (
    <span className={styles['mark']} data-mark={mark}>
      <span aria-hidden>{SIGNS[mark]}</span>
      {named && ` ${t(`history.mark.${mark}`)}`}
    </span>
  )
}
