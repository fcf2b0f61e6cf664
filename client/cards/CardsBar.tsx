import { Search, SlidersHorizontal } from 'lucide-react'
import { useMemo } from 'react'
import { KINDS, type Kind } from '../../shared/domain/idea.ts'
import { kindName } from '../../shared/language/words.ts'
import { useBoard } from '../board/session.ts'
import { useMapChanges } from '../board/useMapChanges.ts'
import { FilterButton } from '../deeds/FilterButton.tsx'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { KindSymbol } from '../ui/KindSymbol.tsx'
import { Menu } from '../ui/Menu.tsx'
import type { MenuGroup } from '../ui/menuEntries.ts'
import { TextField } from '../ui/TextField.tsx'
import { hidesSome, type Arrangement, type GroupBy, type SortBy } from './arrange.ts'
import styles from './CardsBar.module.css'
import { useCards } from './cardsContext.ts'

const GROUPS = [
  ['branch', 'cards.byBranch'],
  ['kind', 'cards.byKind'],
  ['person', 'cards.byPerson'],
] as const satisfies readonly (readonly [GroupBy, string])[]
const SORTS = [
  ['map', 'cards.asInMap'],
  ['votes', 'cards.byVotes'],
  ['title', 'cards.byTitle'],
] as const satisfies readonly (readonly [SortBy, string])[]

interface CardsBarProps {
  readonly arrangement: Arrangement
  /** How many cards the arrangement shows. */
  readonly shown: number
  onChange(change: Partial<Arrangement>): void
}

/** Finds, filters, groups and sorts the cards. */
export function CardsBar({ arrangement, shown, onChange }: CardsBarProps) {
  const { t, language } = useLanguage()
  const { map, me } = useBoard()
  const { nameOf } = useCards()
  const { group, sort, kinds, person, words } = arrangement
  const changes = useMapChanges()
  const there = useMemo(() => {
    const found = { kinds: new Set<Kind>(), authors: new Set<string>() }
    for (const { id, kind, author } of map.ideas.values()) {
      if (id === map.root) continue
      found.kinds.add(kind)
      if (author !== undefined) found.authors.add(author)
    }
    return found
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the map is one live object: `changes` says that it is another one now.
  }, [map, changes])
  const people = [...there.authors]
    .map((id) => ({ id, name: id === me.participant ? t('cards.byMe') : nameOf(id) }))
    .filter((each): each is { id: string; name: string } => each.name !== undefined)
    .sort((a, b) => a.name.localeCompare(b.name, language))

  const groups: MenuGroup[] = [
    {
      title: t('cards.group'),
      isChoice: true,
      entries: GROUPS.map(([by, key]) => ({
        id: `group-${by}`,
        label: t(key),
        isChecked: group === by,
        onAction: () => onChange({ group: by }),
      })),
    },
    {
      title: t('cards.sort'),
      isChoice: true,
      entries: SORTS.map(([by, key]) => ({
        id: `sort-${by}`,
        label: t(key),
        isChecked: sort === by,
        onAction: () => onChange({ sort: by }),
      })),
    },
    {
      title: t('cards.whose'),
      isChoice: true,
      entries: [
        {
          id: 'all',
          label: t('cards.everybody'),
          isChecked: person === undefined,
          onAction: () => onChange({ person: undefined }),
        },
        ...people.map(({ id, name }) => ({
          id: `person-${id}`,
          label: name,
          isChecked: person === id,
          onAction: () => onChange({ person: id }),
        })),
      ],
    },
  ]
  const toggle = (kind: Kind): void => {
    const next = new Set(kinds)
    if (!next.delete(kind)) next.add(kind)
    onChange({ kinds: next })
  }
  return (
    <div className={styles['bar']} role="search" aria-label={t('cards.arrange')}>
      <div className={styles['find']}>
        <Search size={18} aria-hidden className={styles['lens']} />
        <TextField
          label={t('cards.find')}
          isLabelHidden
          placeholder={t('cards.find')}
          value={words}
          className={styles['field'] ?? ''}
          onChange={(value) => onChange({ words: value })}
        />
      </div>
      {there.kinds.size > 1 && (
        <div role="group" aria-label={t('cards.kinds')} className={styles['kinds']}>
          {KINDS.filter((kind) => there.kinds.has(kind)).map((kind) => (
            <button
              key={kind}
              type="button"
              aria-pressed={kinds.has(kind)}
              className={styles['kind']}
              onClick={() => toggle(kind)}
            >
              <KindSymbol kind={kind} />
              {kindName(kind, language)}
            </button>
          ))}
        </div>
      )}
      <div className={styles['menu']}>
        <FilterButton />
        <Menu label={t('cards.arrange')} groups={groups}>
          <IconButton label={t('cards.arrange')} icon={<SlidersHorizontal size={18} aria-hidden />} />
        </Menu>
      </div>
      {hidesSome(arrangement) && (
        <p className={styles['state']}>
          <span role="status">{t('cards.found', { n: shown })}</span>
          <Button variant="quiet" onPress={() => onChange({ kinds: new Set(), person: undefined, words: '' })}>
            {t('cards.showAll')}
          </Button>
        </p>
      )}
    </div>
  )
}
