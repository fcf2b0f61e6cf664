import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Idea } from '../../shared/domain/idea.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import styles from './DetailsPanel.module.css'
import { DraftField } from './DraftField.tsx'
import { useDraft } from './useDraft.ts'

interface PlanProps {
  readonly idea: Idea
  readonly writes: boolean
  /** All fields are shown from the beginning. */
  readonly isOpen?: boolean
}

/** Who does the next step, which, and until when. */
export function Plan({ idea, writes, isOpen = false }: PlanProps) {
  const { t, formats } = useLanguage()
  const [asked, setAsked] = useState(false)
  const { who, nextStep, until } = idea.fields
  const isFilled = who !== undefined || nextStep !== undefined || until !== undefined
  if (!writes && !isFilled) return null
  if (!isFilled && !isOpen && !asked)
    return (
      <Button variant="quiet" icon={<Plus size={18} aria-hidden />} onPress={() => setAsked(true)}>
        {t('details.planAdd')}
      </Button>
    )
  return (
    <section className={styles['section']} aria-label={t('details.plan')}>
      <h3 className={styles['heading']}>{t('details.plan')}</h3>
      {writes ? (
        <PlanFields idea={idea} />
      ) : (
        <dl className={styles['values']}>
          {who && <Value name={t('outline.who')} value={who} />}
          {nextStep && <Value name={t('outline.nextStep')} value={nextStep} />}
          {until && <Value name={t('outline.until')} value={formats.date(until)} />}
        </dl>
      )}
    </section>
  )
}

function PlanFields({ idea }: { readonly idea: Idea }) {
  const { t } = useLanguage()
  const who = useDraft(idea, 'who')
  const nextStep = useDraft(idea, 'nextStep', (text) => text.trim().replace(/\s*\n\s*/g, ' '))
  const until = useDraft(idea, 'until')
  return (
    <>
      <DraftField draft={who} label={t('outline.who')} />
      <DraftField draft={nextStep} label={t('outline.nextStep')} rows={2} />
      <DraftField draft={until} label={t('outline.until')} type="date" />
    </>
  )
}

function Value({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
