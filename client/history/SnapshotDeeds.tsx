import { EllipsisVertical, Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { SnapshotCard } from '../../shared/domain/snapshot.ts'
import { sentenceOf } from '../board/askServer.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Question } from '../ui/Question.tsx'
import { NameSnapshot } from './NameSnapshot.tsx'
import styles from './SnapshotRow.module.css'

/** What the organiser can do about a snapshot: give it another name, and delete it for good, which is asked once more. */
export function SnapshotDeeds({ card }: { readonly card: SnapshotCard }) {
  const { t } = useLanguage()
  const { server, viewState } = useBoard()
  const [wants, setWants] = useState<'name' | 'remove'>()
  const [problem, setProblem] = useState<string>()
  const place = useRef<HTMLDivElement>(null)
  const wanted = useRef(wants)
  useEffect(() => {
    if (wanted.current && !wants) place.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus()
    wanted.current = wants
  }, [wants])
  const { number } = card
  const remove = async (): Promise<void> => {
    setProblem(undefined)
    const row = place.current?.parentElement
    const next = (row?.nextElementSibling ?? row?.previousElementSibling)?.querySelector('button')
    const panel = row?.closest<HTMLElement>('[tabindex="-1"]')
    try {
      await server.removeSnapshot(number)
      // This row goes as soon as the stage says so, and with it what had the focus: then nothing has.
      const { activeElement, body } = document
      if (activeElement === body || row?.contains(activeElement)) (next ?? panel)?.focus()
      announce(t('history.isRemoved', { number }))
      if (viewState.get().past?.shown === number) viewState.lookBack(null)
    } catch (error) {
      setProblem(sentenceOf(error, t('history.notRemoved')))
    }
  }
  const entries = [
    { id: 'name', label: t('history.rename'), icon: <Pencil size={18} />, onAction: () => setWants('name') },
    {
      ...{ id: 'remove', label: t('history.remove'), icon: <Trash2 size={18} />, isDanger: true },
      onAction: () => setWants('remove'),
    },
  ]
  return (
    <div ref={place} className={styles['deeds']}>
      <Menu label={t('history.deeds', { number })} groups={[{ entries }]}>
        <IconButton label={t('history.deeds', { number })} icon={<EllipsisVertical size={16} aria-hidden />} />
      </Menu>
      {wants === 'name' && <NameSnapshot card={card} onDone={() => setWants(undefined)} />}
      {wants === 'remove' && (
        <Question
          text={t('history.removeQuestion', { number })}
          sure={t('history.removeSure')}
          onAnswer={(yes) => {
            setWants(undefined)
            if (yes) void remove()
          }}
        />
      )}
      {problem !== undefined && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </div>
  )
}
