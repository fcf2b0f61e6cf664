import {
  BookOpenCheck,
  ChevronDown,
  ChevronUp,
  Download,
  Ear,
  Eye,
  EyeOff,
  FileUp,
  History,
  Keyboard,
  LayoutGrid,
  Lock,
  ListTree,
  LogOut,
  Mail,
  Megaphone,
  MessageSquare,
  Monitor,
  Moon,
  Presentation,
  RefreshCw,
  Send,
  Settings,
  Share2,
  Sparkles,
  SquareTerminal,
  Sun,
  Trash2,
  Users,
  Workflow,
  type LucideIcon,
} from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { LANGUAGES } from '../../shared/domain/mindMap.ts'
import { useNextComment } from '../activity/talkNewsOf.ts'
import { publicationPage } from '../../shared/wire/paths.ts'
import { useWalkNews } from '../activity/useWalkNews.ts'
import { useBoard } from '../board/session.ts'
import { useCondition } from '../board/useCondition.ts'
import { useStage } from '../board/useStage.ts'
import { useViewState } from '../board/useViewState.ts'
import { hints } from '../device/hints.ts'
import { newVersion } from '../device/newVersion.ts'
import { chosenTheme, chooseTheme, onTheme } from '../device/theme.ts'
import { chooseLanguage, translate, type PlainKey } from '../i18n/language.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { OTHERS_SHOWN, showOthers, useOthersShown, type OthersShown } from '../presence/othersShown.ts'
import { useCallTogether } from '../presence/useCallTogether.ts'
import { usePeopleHere } from '../presence/usePeopleHere.ts'
import type { MenuEntry, MenuGroup } from '../ui/menuEntries.ts'
import type { DialogName } from './dialogNames.ts'

/** What one can do with the page and the board rather than with an idea; the main menu and the list of commands show it. */
export interface PageDeeds {
  readonly board: MenuGroup
  readonly files: MenuGroup
  readonly views: MenuGroup
  readonly together: MenuGroup
  /** What I see of the others. */
  readonly others: MenuGroup
  /** Going along with somebody, one entry for each. */
  readonly follow: MenuGroup
  readonly themes: MenuGroup
  readonly languages: MenuGroup
  readonly help: MenuGroup
  readonly leaving: MenuGroup
}

const OTHERS_WORDS = {
  all: 'people.othersAll',
  writing: 'people.othersWriting',
  nothing: 'people.othersNothing',
} as const satisfies Record<OthersShown, PlainKey>

export function usePageDeeds(onOpen: (dialog: DialogName) => void): PageDeeds {
  const { t, language } = useLanguage()
  const { role, canWrite, viewState, me, following, sendsMail } = useBoard()
  const { closing } = useCondition()
  const { publication } = useStage()
  const call = useCallTogether()
  const walk = useWalkNews()
  const nextComment = useNextComment()
  const followed = useSyncExternalStore(following.subscribe, following.get)
  const people = usePeopleHere()
  const othersShown = useOthersShown()
  const shown = useViewState((view) => view.shown)
  const isNewWaiting = useSyncExternalStore(newVersion.onWaiting, newVersion.isWaiting)
  const theme = useSyncExternalStore(onTheme, chosenTheme)
  const inEachLanguage = (key: PlainKey): string => LANGUAGES.map((other) => translate(other)(key)).join(' ')
  const entry = (id: string, key: PlainKey, Icon: LucideIcon | undefined, onAction: () => void): MenuEntry => ({
    id,
    label: t(key),
    otherWords: inEachLanguage(key),
    ...(Icon && { icon: <Icon size={18} aria-hidden /> }),
    onAction,
  })
  const opens = (dialog: DialogName, key: PlainKey, icon: LucideIcon): MenuEntry =>
    entry(dialog, key, icon, () => onOpen(dialog))
  const alsoFoundBy = (found: MenuEntry, words: PlainKey): MenuEntry => ({
    ...found,
    otherWords: `${found.otherWords} ${inEachLanguage(words)}`,
  })
  return {
    board: {
      entries: [
        ...(role === 'organiser' ? [alsoFoundBy(opens('share', 'app.share', Share2), 'app.shareWords')] : []),
        alsoFoundBy(opens('copies', role === 'organiser' ? 'app.export' : 'app.copies', Download), 'app.copiesWords'),
        ...(role === 'organiser' ? [alsoFoundBy(opens('publish', 'publish.title', Send), 'publish.words')] : []),
        ...(publication?.state === 'published'
          ? [
              alsoFoundBy(
                entry(
                  'resultPage',
                  'publish.page',
                  BookOpenCheck,
                  () => void window.open(publicationPage(publication.id), '_blank', 'noopener'),
                ),
                'publish.pageWords',
              ),
            ]
          : []),
        ...(sendsMail && role !== 'viewer'
          ? [alsoFoundBy(opens('resultAddress', 'result.title', Mail), 'result.words')]
          : []),
        opens('people', 'people.title', Users),
        alsoFoundBy(
          entry('history', 'app.history', History, () => viewState.openPanel({ is: 'history' })),
          'app.historyWords',
        ),
        ...(canWrite ? [alsoFoundBy(opens('bin', 'app.bin', Trash2), 'app.binWords')] : []),
        ...(role === 'organiser'
          ? [
              alsoFoundBy(
                opens('closing', closing.state === 'open' ? 'closing.open' : 'closing.titleClosed', Lock),
                'closing.words',
              ),
            ]
          : []),
        alsoFoundBy(opens('present', 'present.present', Presentation), 'present.words'),
      ],
    },
    files: {
      entries: canWrite ? [alsoFoundBy(opens('import', 'import.title', FileUp), 'import.words')] : [],
    },
    views: {
      title: t('app.view'),
      isChoice: true,
      entries: [
        {
          ...entry('map', 'app.viewMap', Workflow, () => viewState.show('map')),
          isChecked: shown === 'map',
        },
        {
          ...entry('outline', 'app.viewOutline', ListTree, () => viewState.show('outline')),
          isChecked: shown === 'outline',
        },
        {
          ...entry('cards', 'app.viewCards', LayoutGrid, () => viewState.show('cards')),
          isChecked: shown === 'cards',
        },
      ],
    },
    together: {
      entries: [
        ...(call ? [alsoFoundBy(entry('call', 'people.callAll', Megaphone, call), 'people.callWords')] : []),
        opens('news', 'activity.title', Sparkles),
        opens('log', 'activity.log', Ear),
        ...(nextComment
          ? [alsoFoundBy(entry('nextComment', 'talk.next', MessageSquare, nextComment), 'talk.words')]
          : []),
        ...(walk
          ? [
              { ...entry('nextNews', 'activity.next', ChevronDown, () => walk(1)), shortcut: 'F8' },
              {
                ...entry('previousNews', 'activity.previous', ChevronUp, () => walk(-1)),
                shortcut: `${t('key.shift')}+F8`,
              },
            ]
          : []),
      ],
    },
    others: {
      title: t('people.othersShown'),
      isChoice: true,
      entries: OTHERS_SHOWN.map((choice) => ({
        ...entry(`others-${choice}`, OTHERS_WORDS[choice], undefined, () => showOthers(choice)),
        isChecked: othersShown === choice,
      })),
    },
    follow: {
      entries: people
        .filter(({ participant }) => participant !== me.participant)
        .map(({ participant, name }) => {
          const isFollowed = participant === followed
          const key = isFollowed ? 'people.unfollow' : 'people.follow'
          return {
            id: `follow-${participant}`,
            label: t(key, { name }),
            otherWords: LANGUAGES.map((other) => translate(other)(key, { name })).join(' '),
            icon: isFollowed ? <EyeOff size={18} aria-hidden /> : <Eye size={18} aria-hidden />,
            onAction: () => (isFollowed ? following.stop() : following.follow(participant)),
          }
        }),
    },
    themes: {
      title: t('app.theme'),
      isChoice: true,
      entries: [
        { ...entry('light', 'app.themeLight', Sun, () => chooseTheme('light')), isChecked: theme === 'light' },
        { ...entry('dark', 'app.themeDark', Moon, () => chooseTheme('dark')), isChecked: theme === 'dark' },
        { ...entry('system', 'app.themeSystem', Monitor, () => chooseTheme('system')), isChecked: theme === 'system' },
      ],
    },
    languages: {
      title: t('app.language'),
      isChoice: true,
      entries: [
        { ...entry('de', 'app.german', undefined, () => chooseLanguage('de')), isChecked: language === 'de' },
        { ...entry('en', 'app.english', undefined, () => chooseLanguage('en')), isChecked: language === 'en' },
      ],
    },
    help: {
      entries: [
        {
          ...opens('commands', 'app.commands', SquareTerminal),
          shortcut: `${t('key.ctrl')}+${t('key.shift')}+P`,
        },
        { ...opens('shortcuts', 'app.shortcuts', Keyboard), shortcut: '?' },
        ...(canWrite ? [entry('hints', 'app.hints', Sparkles, hints.startAnew)] : []),
        ...(isNewWaiting ? [entry('newVersion', 'app.nextVersionLoad', RefreshCw, () => newVersion.take())] : []),
      ],
    },
    leaving: {
      entries: [
        ...(role === 'organiser'
          ? [alsoFoundBy(opens('manage', 'share.manageBoard', Settings), 'closing.takeAwayWords')]
          : []),
        entry('leave', 'app.leave', LogOut, () => navigate('/')),
        { ...opens('forget', 'app.forget', Trash2), isDanger: true },
      ],
    },
  }
}
