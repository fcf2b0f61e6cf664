import { useEffect, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import type { Idea, Kind } from '../../shared/domain/idea.ts'
import { kindName } from '../../shared/language/words.ts'
import { useBoard } from '../board/session.ts'
import { useBoardTitle } from '../board/useBoardTitle.ts'
import { useStage } from '../board/useStage.ts'
import { dayOf } from '../i18n/days.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { KindSymbol } from '../ui/KindSymbol.tsx'
import { TextRuns } from '../ui/TextRuns.tsx'
import styles from './PrintedOutline.module.css'

/** What comes out of the printer, whatever view is shown and whatever is folded: title, day, and all ideas. Made when it is asked for. */
export function PrintedOutline() {
  const isPrinting = usePrinting()
  return isPrinting ? <Pages /> : null
}

function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    // The browser takes its picture of the page right after this event.
    const begin = (): void => flushSync(() => setPrinting(true))
    const end = (): void => setPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return isPrinting
}

function Pages() {
  const { t, formats, language } = useLanguage()
  const { map } = useBoard()
  const { tally } = useStage()
  const title = useBoardTitle()
  const children = (idea: Idea): Idea[] => idea.children.flatMap((id) => map.ideas.get(id) ?? [])

  const facts = (idea: Idea): ReactNode => {
    const { who, nextStep, until, link } = idea.fields
    const given = [
      [t('outline.who'), who],
      [t('outline.nextStep'), nextStep],
      [t('outline.until'), until && formats.date(until)],
      [t('outline.link'), link],
    ].flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []))
    return (
      <>
        {idea.note.length > 0 && (
          <p className={styles['note']}>
            <TextRuns text={idea.note} />
          </p>
        )}
        {given.length > 0 && <p className={styles['facts']}>{given.join(' · ')}</p>}
      </>
    )
  }
  const words = (idea: Idea, above: Kind): ReactNode => (
    <>
      {idea.kind !== above && idea.kind !== 'free' && (
        <span className={styles['kind']}>
          <KindSymbol kind={idea.kind} size={13} /> {kindName(idea.kind, language)}:{' '}
        </span>
      )}
      {idea.text === '' ? t('map.untitled') : <TextRuns text={idea.title} />}
      {(tally.get(idea.id) ?? 0) > 0 && (
        <span className={styles['votes']}> ({t('outline.votes', { n: tally.get(idea.id) ?? 0 })})</span>
      )}
    </>
  )
  const list = (ideas: readonly Idea[], above: Kind): ReactNode =>
    ideas.length > 0 && (
      <ul className={styles['list']}>
        {ideas.map((idea) => (
          <li key={idea.id}>
            <div className={styles['idea']}>
              {words(idea, above)}
              {facts(idea)}
            </div>
            {list(children(idea), idea.kind)}
          </li>
        ))}
      </ul>
    )
  const root = map.ideas.get(map.root)
  return (
    <article className={styles['pages']} data-testid="printed" lang={map.language}>
      <h1 className={styles['title']}>{title}</h1>
      <p className={styles['day']}>
        {formats.date(dayOf(new Date().getTime()))} · {t('outline.ideas', { n: map.ideas.size - 1 })}
      </p>
      {root && facts(root)}
      {root &&
        children(root).map((branch) => (
          <section key={branch.id} className={styles['branch']} data-kind={branch.kind}>
            <h2 className={styles['heading']}>{words(branch, 'free')}</h2>
            {facts(branch)}
            {list(children(branch), branch.kind)}
          </section>
        ))}
    </article>
  )
}
