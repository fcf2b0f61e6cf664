import { ListFilter } from 'lucide-react'
import { useViewState } from '../board/useViewState.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { useDeeds } from './deedsContext.ts'
import { deedInfo } from './deedTable.ts'

/** Beside finding, in whatever view; pressed as long as a filter is set. */
export function FilterButton() {
  const { t } = useLanguage()
  const parts = useDeeds()
  const isSet = useViewState(({ filter }) => filter !== null)
  return (
    <IconButton
      label={t('filter.open')}
      icon={<ListFilter size={18} aria-hidden />}
      isPressed={isSet}
      aria-haspopup="dialog"
      onPress={() => deedInfo('filter').does(parts, parts.now())}
    />
  )
}
