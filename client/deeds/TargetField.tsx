import { useState } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { FindList } from '../ui/FindList.tsx'
import { useDeeds } from './deedsContext.ts'
import { matches } from './findIdeas.ts'

/** More would be a list that nobody reads: the words narrow it down. */
const SHOWN = 8

export interface TargetFieldProps {
  readonly label: string
  /** Whether an idea can be chosen at all. */
  fits(id: IdeaId): boolean
  readonly target: IdeaId | undefined
  onTarget(target: IdeaId | undefined): void
}

/** Finds one idea by its words. */
export function TargetField({ label, fits, target, onTarget }: TargetFieldProps) {
  const { t } = useLanguage()
  const { map } = useBoard()
  const { deeds } = useDeeds()
  const [words, setWords] = useState('')
  const asks = target === undefined && words.trim() !== ''
  const found = asks ? matches(map, words).filter(fits).slice(0, SHOWN) : []
  return (
    <FindList
      label={label}
      value={target === undefined ? words : deeds.titleOf(target)}
      onChange={(next) => {
        setWords(next)
        onTarget(undefined)
      }}
      found={found.map((id) => ({ id, label: deeds.titleOf(id), detail: deeds.whereIs(id) }))}
      onChoose={onTarget}
      status={asks && found.length === 0 ? t('map.linkNoMatch') : undefined}
    />
  )
}
