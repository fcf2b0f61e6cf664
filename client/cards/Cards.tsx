import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { ROOT_ID, type IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'
import { useBoardTitle } from '../board/useBoardTitle.ts'
import { useViewState } from '../board/useViewState.ts'
import { AddBar } from '../deeds/AddBar.tsx'
import { useDeeds } from '../deeds/deedsContext.ts'
import { DeedsMenu, type OpenDeedsMenu } from '../deeds/DeedsMenu.tsx'
import { useTextEditor } from '../deeds/IdeaEditor.tsx'
import { useDeedKeys } from '../deeds/useDeedKeys.ts'
import { useListedView } from '../deeds/useListedView.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { useNames } from '../presence/useNames.ts'
import { hidesSome, PLAIN, type Section } from './arrange.ts'
import styles from './Cards.module.css'
import { CardsBar } from './CardsBar.tsx'
import { CardsContext, type CardsParts } from './cardsContext.ts'
import { CardSection } from './CardSection.tsx'
import { cardStep, stops } from './cardStep.ts'
import { choiceOf } from './choiceOf.ts'
import { Composer, type Target } from './Composer.tsx'
import { useSections } from './useSections.ts'

/** So many cards of a section are drawn at first, and so many more at a time. */
const ROOM = 40

/** The whole map as cards below headings: made for the phone, where adding an idea is two taps away. */
export function Cards() {
  const { t } = useLanguage()
  const session = useBoard()
  const { canWrite, map, viewState } = session
  const title = useBoardTitle()
  const page = useRef<HTMLDivElement>(null)
  const choice = choiceOf(session)
  const arrangement = useSyncExternalStore(choice.subscribe, choice.get)
  const sections = useSections()
  const [menu, setMenu] = useState<OpenDeedsMenu>()
  const [target, setTarget] = useState<Target>()
  const { view } = useDeeds()
  const { roomOf, bring, rest, more } = useRoom(sections)
  const TextEditor = useTextEditor()
  const nameOf = useNames()
  const onKeys = useDeedKeys()

  const focused = useViewState((view) => view.focused)
  const all = sections.flatMap(stops)
  const stop = all.includes(focused) ? focused : all[0]
  const shown = sections.reduce((sum, { cards }) => sum + cards.length, 0)

  const show = (id: IdeaId): void => {
    const isThere = (id: IdeaId) => sections.some((section) => stops(section).includes(id))
    // Who goes to a certain idea wants to see it, whatever was filtered before.
    if (!isThere(id) && map.ideas.has(id) && hidesSome(choice.get()))
      choice.set({ kinds: PLAIN.kinds, person: undefined, words: '' })
    bring(id)
  }
  useListedView(page, {
    is: 'cards',
    box: (id) => ({ side: id === map.root ? 'root' : 'right' }),
    step: (from, way) => cardStep(sections, from, way),
    lines: () => all,
    bring: show,
    leave: () => page.current?.querySelector<HTMLElement>('[data-after-tree] :is(textarea, button)')?.focus(),
    find: () => page.current?.querySelector<HTMLElement>('[role="search"] input')?.focus(),
  })
  const compose = (next: Target): void => flushSync(() => setTarget(next))
  const added = (id: IdeaId): void => {
    viewState.select([id], id)
    view().reveal(id)
  }

  const parts = useMemo<CardsParts>(
    () => ({ isTree: canWrite, TextEditor, nameOf, openMenu: setMenu }),
    [canWrite, TextEditor, nameOf],
  )
  const tree =
    canWrite && all.length > 0
      ? {
          role: 'tree',
          'aria-label': t('cards.tree', { title }),
          'aria-multiselectable': true,
          onKeyDown: (event: KeyboardEvent) => onKeys(event),
        }
      : {}
  return (
    <CardsContext value={parts}>
      <div className={styles['page']} ref={page} data-testid="cards" data-ideas={shown}>
        {map.ideas.size > 1 && <CardsBar arrangement={arrangement} shown={shown} onChange={choice.set} />}
        <div {...tree} className={styles['sections']}>
          {sections.map((section, at) => (
            <CardSection
              key={section.key}
              section={section}
              at={at + 1}
              of={sections.length}
              stop={stop}
              room={roomOf(section.key)}
              rest={rest}
              onMore={() => more(section.key)}
              onAdd={compose}
            />
          ))}
        </div>
        {sections.length === 0 && (
          <div className={styles['empty']}>
            <p className={styles['emptyTitle']}>
              {t(hidesSome(arrangement) ? 'cards.noneFits' : canWrite ? 'map.emptyTitle' : 'cards.none')}
            </p>
            {!hidesSome(arrangement) && <p>{t(canWrite ? 'map.emptyHintTouch' : 'map.emptyViewer')}</p>}
          </div>
        )}
        {canWrite && (
          <div className={styles['dock']} data-after-tree>
            {target ? (
              <Composer target={target} onAdded={added} onClose={() => close()} />
            ) : (
              <AddBar onAdd={(kind) => compose(kind === undefined ? { parent: ROOT_ID } : { kind })} />
            )}
          </div>
        )}
        {menu && <DeedsMenu menu={menu} onChange={setMenu} />}
      </div>
    </CardsContext>
  )

  function close(): void {
    flushSync(() => setTarget(undefined))
    page.current?.querySelector<HTMLElement>('[data-after-tree] button')?.focus()
  }
}

/** How many cards of each section are drawn: more when the reader comes near the end of them. */
function useRoom(sections: readonly Section[]) {
  const [rooms, setRooms] = useState<ReadonlyMap<string, number>>(new Map())
  const grow = (key: string, to: (now: number) => number): void =>
    setRooms((now) => {
      const room = now.get(key) ?? ROOM
      const next = to(room)
      return next > room ? new Map([...now, [key, next]]) : now
    })
  const more = (key: string): void => grow(key, (now) => now + ROOM)
  const [watcher] = useState(
    () =>
      new IntersectionObserver(
        (entries) => {
          for (const { isIntersecting, target } of entries)
            if (isIntersecting && target instanceof HTMLElement) more(target.dataset['section'] ?? '')
        },
        { rootMargin: '600px' },
      ),
  )
  useEffect(() => () => watcher.disconnect(), [watcher])
  return {
    roomOf: (key: string) => rooms.get(key) ?? ROOM,
    more,
    rest: (element: HTMLElement | null) => {
      if (!element) return
      watcher.observe(element)
      return () => watcher.unobserve(element)
    },
    bring(id: IdeaId) {
      for (const { key, cards } of sections) {
        const at = cards.indexOf(id)
        if (at >= 0) grow(key, () => at + ROOM)
      }
    },
  }
}
