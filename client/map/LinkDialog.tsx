import { ArrowRight, Trash2 } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { linkIdeas } from '../../shared/commands/linkIdeas.ts'
import { unlinkIdeas } from '../../shared/commands/unlinkIdeas.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { TextField } from '../ui/TextField.tsx'
import { matches } from './findIdeas.ts'
import styles from './MapDialogs.module.css'
import { useMap } from './mapContext.ts'

/** More would be a list that nobody reads: the words narrow it down. */
const SHOWN = 8

/** Connects an idea with another one, beside the tree, and shows what it is connected with. */
export function LinkDialog({ id, onClose }: { readonly id: IdeaId; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const session = useBoard()
  const { deeds, canWrite } = useMap()
  const [words, setWords] = useState('')
  const [target, setTarget] = useState<IdeaId>()
  const [label, setLabel] = useState('')
  const links = useSyncExternalStore(session.onMapChange, () => session.map.links)
  const found =
    target === undefined
      ? matches(session.map, words)
          .filter((other) => other !== id)
          .slice(0, SHOWN)
      : []
  const existing = [...links.values()].filter(({ from, to }) => from === id || to === id)

  const connect = () => {
    if (target === undefined) return
    session.undo.breakStep()
    if (session.run(linkIdeas, { id: session.newId(), from: id, to: target, label: label.trim() }).ok) onClose()
  }
  return (
    <Dialog
      title={t('map.linkTitle', { title: deeds.titleOf(id) })}
      onClose={onClose}
      actions={
        canWrite && (
          <Button variant="primary" isDisabled={target === undefined} onPress={connect}>
            {t('map.linkCreate')}
          </Button>
        )
      }
    >
      <div className={styles['form']}>
        {canWrite && (
          <>
            <TextField
              label={t('map.linkTarget')}
              value={target === undefined ? words : deeds.titleOf(target)}
              onChange={(value) => {
                setTarget(undefined)
                setWords(value)
              }}
              autoFocus
            />
            {target === undefined && words.trim() !== '' && (
              <ul role="list" className={styles['list']}>
                {found.map((other) => (
                  <li key={other}>
                    <Button variant="quiet" onPress={() => setTarget(other)}>
                      {deeds.titleOf(other)}
                    </Button>
                  </li>
                ))}
                {found.length === 0 && <li className={styles['hint']}>{t('map.linkNoMatch')}</li>}
              </ul>
            )}
            <TextField label={t('map.linkLabel')} value={label} onChange={setLabel} maxLength={LIMITS.linkLabel} />
          </>
        )}
        {existing.length > 0 && (
          <section>
            <h3 className={styles['heading']}>{t('map.linkExisting')}</h3>
            <ul role="list" className={styles['list']}>
              {existing.map((link) => {
                const other = deeds.titleOf(link.from === id ? link.to : link.from)
                return (
                  <li key={link.id} className={styles['row']}>
                    <ArrowRight size={16} aria-hidden />
                    <span className={styles['grow']}>
                      {other}
                      {link.label && <em className={styles['hint']}> – {link.label}</em>}
                    </span>
                    {canWrite && (
                      <IconButton
                        label={t('map.linkRemove', { title: other })}
                        icon={<Trash2 size={18} aria-hidden />}
                        onPress={() => session.run(unlinkIdeas, { ids: [link.id] })}
                      />
                    )}
                  </li>
                )
              })}
            </ul>
          </section>
        )}
      </div>
    </Dialog>
  )
}
