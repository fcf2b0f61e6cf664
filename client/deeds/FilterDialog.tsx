import { useMemo, type ReactNode } from 'react'
import { KINDS } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'
import { goalName } from '../../shared/language/goals.ts'
import { kindName } from '../../shared/language/words.ts'
import { carersOf, isPlanned, NO_FILTER, questionsOf, type Filter } from '../board/filter.ts'
import { filterMap } from '../board/filtering.ts'
import { useBoard } from '../board/session.ts'
import { useMapChanges } from '../board/useMapChanges.ts'
import { useFiltered } from '../board/useFiltered.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { useNames } from '../presence/useNames.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { KindSymbol } from '../ui/KindSymbol.tsx'
import styles from './FilterDialog.module.css'

/** Asks which ideas I look for. What I choose holds at once, behind the dialog; nothing of it is anybody else's. */
export function FilterDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, language } = useLanguage()
  const session = useBoard()
  const nameOf = useNames()
  const filtered = useFiltered()
  const filter = filtered?.filter ?? NO_FILTER
  const counts = useCounts(filter)
  const compare = useMemo(() => new Intl.Collator(language).compare, [language])
  const set = (change: Partial<Filter>) => {
    const next = { ...filter, ...change }
    session.viewState.setFilter(questionsOf(next) > 0 ? next : null)
  }
  const byName = <T,>(choices: Choice<T>[]) => choices.sort((a, b) => compare(a.name, b.name))

  const { me } = session
  const authors = [...counts.authors.keys()].flatMap((value) => {
    const name = nameOf(value)
    if (name === undefined) return []
    return [{ value, name: value === me.participant ? t('filter.me', { name }) : name }]
  })
  return (
    <Dialog
      title={t('filter.title')}
      onClose={onClose}
      actions={
        <>
          <span className={styles['count']} role="status">
            {filtered === null
              ? t('filter.all')
              : filtered.found.size > 0
                ? t('filter.found', { n: filtered.found.size })
                : t('filter.foundNone')}
          </span>
          <Button isDisabled={filtered === null} onPress={() => session.viewState.setFilter(null)}>
            {t('filter.clear')}
          </Button>
          <Button variant="primary" onPress={onClose}>
            {t('filter.done')}
          </Button>
        </>
      }
    >
      <div className={styles['questions']}>
        <p className={styles['intro']}>{t('filter.intro')}</p>
        <Question
          label={t('filter.kind')}
          choices={KINDS.filter((kind) => counts.kinds.has(kind)).map((value) => ({
            value,
            name: kindName(value, language),
            sign: <KindSymbol kind={value} />,
          }))}
          counts={counts.kinds}
          chosen={filter.kinds}
          onChoose={(kinds) => set({ kinds })}
        />
        <Question
          label={t('filter.plan')}
          choices={[{ value: true, name: t('filter.planned') }]}
          counts={counts.planned}
          chosen={filter.isPlanned ? [true] : []}
          onChoose={(chosen) => set({ isPlanned: chosen.length > 0 })}
        />
        <Question
          label={t('filter.who')}
          choices={byName([...counts.names].map(([value, name]) => ({ value, name })))}
          counts={counts.who}
          chosen={filter.who}
          onChoose={(who) => set({ who })}
        />
        <Question
          label={t('filter.author')}
          choices={byName(authors)}
          counts={counts.authors}
          chosen={filter.authors}
          onChoose={(chosen) => set({ authors: chosen })}
        />
        <Question
          label={t('filter.goal')}
          choices={[...counts.goals.keys()]
            .sort((a, b) => a - b)
            .map((value) => ({ value, name: goalName(value, language), sign: <strong>{value}</strong> }))}
          counts={counts.goals}
          chosen={filter.goals}
          onChoose={(goals) => set({ goals })}
        />
      </div>
    </Dialog>
  )
}

interface Choice<T> {
  readonly value: T
  readonly name: string
  readonly sign?: ReactNode
}

interface QuestionProps<T> {
  readonly label: string
  readonly choices: readonly Choice<T>[]
  /** How many ideas have it. */
  readonly counts: ReadonlyMap<T, number>
  readonly chosen: readonly T[]
  readonly onChoose: (chosen: readonly T[]) => void
}

function Question<T extends string | number | boolean>({ label, choices, counts, chosen, onChoose }: QuestionProps<T>) {
  const { t } = useLanguage()
  if (choices.length === 0) return null
  return (
    <fieldset className={styles['question']}>
      <legend className={styles['label']}>{label}</legend>
      {choices.map(({ value, name, sign }) => (
        <label key={String(value)} className={styles['choice']}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ target }) =>
              onChoose(target.checked ? [...chosen, value] : chosen.filter((each) => each !== value))
            }
          />
          {sign}
          <span>{name}</span>
          <span className={styles['number']} aria-hidden>
            {counts.get(value) ?? 0}
          </span>
          <span className="visuallyHidden">({t('filter.count', { n: counts.get(value) ?? 0 })})</span>
        </label>
      ))}
    </fieldset>
  )
}

/** What there is to choose from, and how often; what is chosen stays to be taken back when the map has it no more. */
function useCounts(filter: Filter) {
  const { map } = useBoard()
  const changes = useMapChanges()
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the map is one live object: `changes` says that it is another one now.
  return useMemo(() => countsOf(map, filter), [map, filter, changes])
}

function countsOf(map: MindMap, filter: Filter) {
  const kinds = counter(filter.kinds)
  const authors = counter(filter.authors)
  const who = counter(filter.who)
  const goals = counter(filter.goals)
  const planned = counter([true])
  const names = new Map(filter.who.map((name) => [name, name]))
  for (const id of filterMap(map, NO_FILTER).found) {
    const idea = map.ideas.get(id)
    if (!idea) continue
    const carers = carersOf(idea)
    for (const [key, name] of carers) names.set(key, name)
    kinds.add(idea.kind)
    who.add(...carers.keys())
    goals.add(...(idea.fields.sdg ?? []))
    if (idea.author !== undefined) authors.add(idea.author)
    if (isPlanned(idea)) planned.add(true)
  }
  return {
    kinds: kinds.counts,
    authors: authors.counts,
    who: who.counts,
    names,
    goals: goals.counts,
    planned: planned.counts,
  }
}

function counter<T>(chosen: readonly T[]) {
  const counts = new Map<T, number>(chosen.map((value) => [value, 0]))
  const add = (...values: readonly T[]): void => {
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return { counts, add }
}
