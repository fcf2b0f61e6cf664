import { useState } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceCards } from '../ui/ChoiceCards.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useDeeds } from './deedsContext.ts'
import { SORTS, type SortBy } from './sortIdeas.ts'

/** Asks by what the children of an idea shall be sorted. */
export function SortDialog({ id, onClose }: { readonly id: IdeaId; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { deeds } = useDeeds()
  const [by, setBy] = useState<SortBy>('title')
  const sort = () => {
    onClose()
    deeds.sort(id, by)
  }
  return (
    <Dialog
      title={t('deeds.sortTitle', { title: deeds.titleOf(id) })}
      size="small"
      onClose={onClose}
      actions={
        <Button variant="primary" onPress={sort}>
          {t('deeds.sort')}
        </Button>
      }
    >
      <ChoiceCards
        label={t('deeds.sortBy')}
        value={by}
        onChange={setBy}
        choices={SORTS.map((value) => ({ value, label: t(`deeds.sort.${value}`) }))}
      />
    </Dialog>
  )
}
