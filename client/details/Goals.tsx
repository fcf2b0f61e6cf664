import { useState } from 'react'
import { setField } from '../../shared/commands/setField.ts'
import { GOALS, type Idea } from '../../shared/domain/idea.ts'
import { goalName } from '../../shared/language/goals.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import styles from './DetailsPanel.module.css'

/** Which of the seventeen goals an idea serves: number and name, never a colour alone. */
export function Goals({ idea, writes }: { readonly idea: Idea; readonly writes: boolean }) {
  const { t, language } = useLanguage()
  const session = useBoard()
  const [chooses, setChooses] = useState(false)
  const chosen = idea.fields.sdg ?? []
  if (!writes && chosen.length === 0) return null
  const set = (goal: number, on: boolean) => {
    const value = GOALS.filter((each) => (each === goal ? on : chosen.includes(each)))
    session.undo.breakStep()
    session.run(setField, { id: idea.id, field: 'sdg', value })
  }
  return (
    <section className={styles['section']} aria-label={t('details.goals')}>
      <h3 className={styles['heading']}>{t('details.goals')}</h3>
      {chooses ? (
        <div role="group" aria-label={t('details.goals')} className={styles['goals']}>
          {GOALS.map((goal) => (
            <label key={goal} className={styles['goal']}>
              <input
                type="checkbox"
                checked={chosen.includes(goal)}
                onChange={(event) => set(goal, event.target.checked)}
              />
              <span className={styles['number']}>{goal}</span>
              <span>{goalName(goal, language)}</span>
            </label>
          ))}
        </div>
      ) : chosen.length > 0 ? (
        <ul role="list" className={styles['chosen']}>
          {chosen.map((goal) => (
            <li key={goal} className={styles['goal']}>
              <span className={styles['number']}>{goal}</span>
              <span>{goalName(goal, language)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles['hint']}>{t('details.goalsNone')}</p>
      )}
      {writes && (
        <Button onPress={() => setChooses(!chooses)} aria-expanded={chooses}>
          {t(chooses ? 'details.goalsDone' : 'details.goalsChoose')}
        </Button>
      )}
    </section>
  )
}
