import {
  Download,
  EllipsisVertical,
  Keyboard,
  LogOut,
  Monitor,
  Moon,
  Redo2,
  Share2,
  Sun,
  Trash2,
  Undo2,
} from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { useBoard } from '../board/session.ts'
import { chooseTheme, chosenTheme, onTheme } from '../device/theme.ts'
import { chooseLanguage } from '../i18n/language.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, type MenuGroup } from '../ui/Menu.tsx'
import { useMedia } from '../ui/useMedia.ts'
import type { DialogName } from './dialogNames.ts'

/** What is needed seldom; on narrow screens also what the header has no room for. */
export function MainMenu({ onOpen }: { readonly onOpen: (dialog: DialogName) => void }) {
  const { t, language } = useLanguage()
  const { role, canWrite, undo } = useBoard()
  const theme = useSyncExternalStore(onTheme, chosenTheme)
  const withoutUndo = useMedia('(max-width: 68.75em)')
  const withoutDeeds = useMedia('(max-width: 56.25em)')

  const undoGroup: MenuGroup = {
    entries: [
      {
        id: 'undo',
        label: t('app.undo'),
        shortcut: `${t('key.ctrl')}+Z`,
        icon: <Undo2 size={18} />,
        isDisabled: !undo.canUndo,
        onAction: () => undo.undo(),
      },
      {
        id: 'redo',
        label: t('app.redo'),
        shortcut: `${t('key.ctrl')}+Y`,
        icon: <Redo2 size={18} />,
        isDisabled: !undo.canRedo,
        onAction: () => undo.redo(),
      },
    ],
  }
  const deeds: MenuGroup = {
    entries: [
      ...(role === 'organiser'
        ? [{ id: 'share', label: t('app.share'), icon: <Share2 size={18} />, onAction: () => onOpen('share') }]
        : []),
      {
        id: 'copies',
        label: t(role === 'organiser' ? 'app.export' : 'app.copies'),
        icon: <Download size={18} />,
        onAction: () => onOpen('copies'),
      },
    ],
  }
  const groups: MenuGroup[] = [
    ...(withoutUndo && canWrite ? [undoGroup] : []),
    ...(withoutDeeds ? [deeds] : []),
    {
      title: t('app.theme'),
      isChoice: true,
      entries: [
        {
          id: 'light',
          label: t('app.themeLight'),
          icon: <Sun size={18} />,
          isChecked: theme === 'light',
          onAction: () => chooseTheme('light'),
        },
        {
          id: 'dark',
          label: t('app.themeDark'),
          icon: <Moon size={18} />,
          isChecked: theme === 'dark',
          onAction: () => chooseTheme('dark'),
        },
        {
          id: 'system',
          label: t('app.themeSystem'),
          icon: <Monitor size={18} />,
          isChecked: theme === 'system',
          onAction: () => chooseTheme('system'),
        },
      ],
    },
    {
      title: t('app.language'),
      isChoice: true,
      entries: [
        { id: 'de', label: t('app.german'), isChecked: language === 'de', onAction: () => chooseLanguage('de') },
        { id: 'en', label: t('app.english'), isChecked: language === 'en', onAction: () => chooseLanguage('en') },
      ],
    },
    {
      entries: [
        {
          id: 'shortcuts',
          label: t('app.shortcuts'),
          shortcut: '?',
          icon: <Keyboard size={18} />,
          onAction: () => onOpen('shortcuts'),
        },
        { id: 'leave', label: t('app.leave'), icon: <LogOut size={18} />, onAction: () => navigate('/') },
        {
          id: 'forget',
          label: t('app.forget'),
          icon: <Trash2 size={18} />,
          isDanger: true,
          onAction: () => onOpen('forget'),
        },
      ],
    },
  ]
  return (
    <Menu label={t('app.menu')} groups={groups}>
      <IconButton label={t('app.menu')} icon={<EllipsisVertical size={20} aria-hidden />} />
    </Menu>
  )
}
