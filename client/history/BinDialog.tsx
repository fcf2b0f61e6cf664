import { ArchiveRestore } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { restoreIdeas } from '../../shared/commands/restoreIdeas.ts'
import { readBin, type BinEntry } from '../../shared/document/readBin.ts'
import { LOST_AND_FOUND_ID } from '../../shared/domain/idea.ts'
import { oneLine } from '../../shared/domain/oneLine.ts'
import { nextFrame } from '../board/nextFrame.ts'
import { useBoard } from '../board/session.ts'
import { useMapChanges } from '../board/useMapChanges.ts'
import { matchesWords } from '../deeds/findIdeas.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { useNames } from '../presence/useNames.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { KindSymbol } from '../ui/KindSymbol.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './BinDialog.module.css'

/** A list is read; of more one searches. */
const MOST = 100

/** All deleted ideas, for as long as the board lives: a branch as one, and each idea in it by its words. */
export function BinDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { doc, map, run, undo } = useBoard()
  const [words, setWords] = useState('')
  const changes = useMapChanges()
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the document is one object: `changes` says that it holds something else now.
  const bin = useMemo(() => readBin(doc), [doc, changes])
  const list = useRef<HTMLUListElement>(null)
  const nameOf = useTitle()

  const asks = words.trim() !== ''
  const found = bin.filter((entry) => (asks ? matchesWords(entry.text, words) : entry.top === entry.id))
  const shown = found.slice(0, MOST)
  const restore = (entry: BinEntry, at: number): void => {
    undo.breakStep()
    if (!run(restoreIdeas, { ids: [entry.id] }).ok) return
    const isLost = map.ideas.get(entry.id)?.parent === LOST_AND_FOUND_ID
    announce(t(isLost ? 'bin.restoredLost' : 'bin.restored', { title: nameOf(entry.text) }))
    // The row has gone: the keyboard goes on with the next one.
    nextFrame(() => {
      const buttons = list.current?.querySelectorAll('button') ?? []
      ;(buttons[Math.min(at, buttons.length - 1)] ?? list.current)?.focus()
    })
  }
  return (
    <Dialog title={t('bin.title')} onClose={onClose}>
      <div className={styles['bin']}>
        <p className={styles['hint']}>{t(bin.length > 0 ? 'bin.intro' : 'bin.empty')}</p>
        {bin.length > 0 && (
          <>
            <TextField label={t('bin.find')} value={words} onChange={setWords} autoComplete="off" />
            <p role="status" className={styles['hint']}>
              {found.length > 0 ? t('bin.count', { n: found.length }) : t('bin.nothingFound')}
            </p>
          </>
        )}
        <ul role="list" ref={list} tabIndex={-1} className={styles['list']}>
          {shown.map((entry, at) => (
            <Row
              key={entry.id}
              entry={entry}
              top={bin.find(({ id }) => id === entry.top)}
              onRestore={() => restore(entry, at)}
            />
          ))}
        </ul>
        {found.length > shown.length && (
          <p className={styles['hint']}>{t('bin.more', { n: found.length - shown.length })}</p>
        )}
      </div>
    </Dialog>
  )
}

/** What an idea is called in a sentence. */
function useTitle(): (text: string) => string {
  const { t } = useLanguage()
  return (text) => oneLine(text) || t('bin.untitled')
}

interface RowProps {
  readonly entry: BinEntry
  readonly top: BinEntry | undefined
  readonly onRestore: () => void
}

function Row({ entry, top, onRestore }: RowProps) {
  const { t, formats } = useLanguage()
  const { canWrite } = useBoard()
  const nameOf = useNames()
  const titleOf = useTitle()
  const { id, text, kind, at, by, parent, below } = entry
  const name = nameOf(by)
  const time = formats.dateAndTime(at)
  const details = [
    name === undefined ? t('bin.deletedAt', { time }) : t('bin.deletedBy', { time, name }),
    parent && t('bin.under', { parent: titleOf(parent.text) }),
    entry.top !== id && top && t('bin.with', { top: titleOf(top.text) }),
    below > 0 && t('bin.below', { n: below }),
  ]
  return (
    <li className={styles['row']} data-testid="bin-entry">
      <KindSymbol kind={kind} size={18} />
      <span className={styles['words']}>
        <span className={styles['title']}>{titleOf(text)}</span>
        <span className={styles['hint']}>{details.filter(Boolean).join(' · ')}</span>
      </span>
      {canWrite && (
        <Button
          icon={<ArchiveRestore size={18} aria-hidden />}
          aria-label={t('bin.restoreNamed', { title: titleOf(text) })}
          onPress={onRestore}
        >
          {t('bin.restore')}
        </Button>
      )}
    </li>
  )
}
