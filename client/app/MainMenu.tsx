import { EllipsisVertical } from 'lucide-react'
import { useBoard } from '../board/session.ts'
import { useDeedEntry } from '../deeds/useDeedEntry.tsx'
import { useLanguage } from '../i18n/useLanguage.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu } from '../ui/Menu.tsx'
import type { MenuGroup } from '../ui/menuEntries.ts'
import { useMedia } from '../ui/useMedia.ts'
import type { DialogName } from './dialogNames.ts'
import { usePageDeeds } from './usePageDeeds.tsx'

/** What has no place in the header. */
const WITH_DEEDS: ReadonlySet<string> = new Set([
  'present',
  'closing',
  'publish',
  'resultPage',
  'resultAddress',
  'history',
  'bin',
])

/** What is needed seldom; on narrow screens also what the header has no room for. */
export function MainMenu({ onOpen }: { readonly onOpen: (dialog: DialogName) => void }) {
  const { t } = useLanguage()
  const { canWrite } = useBoard()
  const entry = useDeedEntry()
  const { board, files, together, others, themes, languages, help, leaving } = usePageDeeds(onOpen)
  const withoutUndo = useMedia('(max-width: 68.75em)')
  const withoutDeeds = useMedia('(max-width: 56.25em)')
  const groups: MenuGroup[] = [
    ...(withoutUndo && canWrite ? [{ entries: [entry('undo'), entry('redo')] }] : []),
    {
      entries: board.entries.filter(({ id }) => (withoutDeeds ? id !== 'people' : WITH_DEEDS.has(id))),
    },
    { entries: [entry('filter')] },
    ...(files.entries.length > 0 ? [files] : []),
    { entries: together.entries.filter(({ id }) => !id.endsWith('News')) },
    others,
    themes,
    languages,
    help,
    leaving,
  ]
  return (
    <Menu label={t('app.menu')} groups={groups}>
      <IconButton label={t('app.menu')} icon={<EllipsisVertical size={20} aria-hidden />} />
    </Menu>
  )
}
