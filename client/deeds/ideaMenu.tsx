import { KINDS, type IdeaId } from '../../shared/domain/idea.ts'
import { kindName } from '../../shared/language/words.ts'
import { useBoard } from '../board/session.ts'
import { useIdea } from '../board/useIdea.ts'
import { useViewState } from '../board/useViewState.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { KindSymbol } from '../ui/KindSymbol.tsx'
import type { MenuGroup } from '../ui/menuEntries.ts'
import { KIND_DEEDS, type DeedName } from './deedTable.ts'
import { useDeedEntry } from './useDeedEntry.tsx'

/** What belongs to one idea; of several selected ones it would be unclear to which. */
const SINGLE: readonly (readonly DeedName[])[] = [
  ['details', 'note', 'link', 'origin'],
  ['comment', 'reactSupport', 'reactJoin', 'reactThanks'],
  ['addBefore', 'insertParent', 'split', 'sort'],
]
const SEVERAL: readonly (readonly DeedName[])[] = [['join']]
/** An idea without a picture has nothing to look at: its menu stays short. */
const PICTURE: readonly DeedName[] = ['lookAtPicture', 'describePicture', 'addPicture', 'removePicture']
const NO_PICTURE: readonly DeedName[] = ['addPicture']
const ALL: readonly (readonly DeedName[])[] = [
  ['moveUp', 'moveDown', 'indent', 'outdent', 'moveTo'],
  ['placeFreely', 'tidyBranch'],
  ['copy', 'cut', 'paste'],
  ['removeKeepingChildren', 'remove'],
]

/** All that is not on the toolbar itself: every key of the map has an entry here or a button there. */
export function useMoreMenu(many: boolean): readonly MenuGroup[] {
  const { map } = useBoard()
  const entry = useDeedEntry()
  const picture = map.ideas.get(useViewState(({ focused }) => focused))?.fields.picture
  const single = [...SINGLE, picture ? PICTURE : NO_PICTURE]
  return [...(many ? SEVERAL : single), ...ALL].map((names) => ({ entries: names.map(entry) }))
}

/** The kinds to choose from; which one the idea has of its own is marked. */
export function useKindMenu(id: IdeaId): readonly MenuGroup[] {
  const { t, language } = useLanguage()
  const { map } = useBoard()
  const idea = useIdea(id)
  const entry = useDeedEntry()
  const branch = map.ideas.get(idea?.parent ?? '')?.kind ?? 'free'
  return [
    {
      title: t('map.kind'),
      isChoice: true,
      entries: [
        ...KINDS.map((kind) => ({
          ...entry(KIND_DEEDS[kind]),
          label: kindName(kind, language),
          icon: <KindSymbol kind={kind} size={18} />,
          isChecked: idea?.ownKind === kind,
        })),
        {
          ...entry('kindInherited'),
          label: t('map.kindInherited', { kind: kindName(branch, language) }),
          isChecked: idea !== undefined && idea.ownKind === undefined,
        },
      ],
    },
  ]
}
