import { useEffect, useEffectEvent, useState } from 'react'
import { restoreIdeas } from '../../shared/commands/restoreIdeas.ts'
import { mustBeField, setField } from '../../shared/commands/setField.ts'
import type { Idea } from '../../shared/domain/idea.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import { useBoard } from '../board/session.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { ideaTitle } from '../deeds/ideaTitle.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { showToast } from '../ui/toast.ts'

export type TextFieldName = 'who' | 'nextStep' | 'until' | 'link'

/** A field that I may be writing in. */
export interface Draft {
  /** What stands in the field now: mine while I write, else what all see. */
  readonly text: string
  /** What somebody else has entered meanwhile. */
  readonly theirs: string | undefined
  readonly problem: Refusal | undefined
  readonly isOpen: boolean
  write(text: string): void
  /** Saves; what cannot be saved stays in the field and says why. */
  commit(): void
  /** As before, or as others have it now. */
  drop(): void
}

/**
 * Text on its way into a field. What others enter meanwhile never replaces what I am writing; what I have written is saved when I leave
 * the field, the idea or the page, and is given back to me where the idea is gone.
 */
export function useDraft(idea: Idea, field: TextFieldName, tidy = (text: string) => text.trim()): Draft {
  const session = useBoard()
  const { deeds, view } = useDeeds()
  const { t } = useLanguage()
  const { id } = idea
  const value = idea.fields[field] ?? ''
  const [draft, setDraft] = useState<{ readonly text: string; readonly before: string }>()
  const [problem, setProblem] = useState<Refusal>()

  const drop = () => {
    setDraft(undefined)
    setProblem(undefined)
  }
  const save = (text: string): boolean => {
    session.undo.breakStep()
    return session.run(setField, { id, field, value: text }).ok
  }
  const commit = () => {
    if (!draft) return
    const text = tidy(draft.text)
    if (draft.text === draft.before || text === value) return drop()
    const refusal = mustBeField({ field, value: text })
    if (refusal) setProblem(refusal)
    else if (save(text)) drop()
  }

  const leave = useEffectEvent(() => {
    const text = draft && tidy(draft.text)
    if (text === undefined || draft?.text === draft?.before || mustBeField({ field, value: text })) return
    if (session.map.ideas.has(id)) return void save(text)
    const title = ideaTitle(idea, t)
    showToast({
      text: t('details.lost', { title }),
      tone: 'problem',
      action: {
        label: t('map.restore'),
        onAction: () => {
          if (!session.run(restoreIdeas, { ids: [id] }).ok) return
          save(text)
          deeds.goTo(id)
          view().takeFocus()
        },
      },
    })
  })
  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && leave()
    document.addEventListener('visibilitychange', hidden)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      leave()
    }
  }, [])

  return {
    text: draft?.text ?? value,
    theirs: draft && value !== draft.before && value !== tidy(draft.text) ? value : undefined,
    problem,
    isOpen: draft !== undefined,
    write(text) {
      setDraft({ text, before: draft?.before ?? value })
      setProblem(undefined)
    },
    commit,
    drop,
  }
}
