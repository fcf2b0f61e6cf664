import { useState } from 'react'
import { useBoard } from '../board/session.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { DEED_NAMES, isOfIdea } from '../deeds/deedTable.ts'
import { matches } from '../deeds/findIdeas.ts'
import { useDeedEntry } from '../deeds/useDeedEntry.tsx'
import { useEveryLanguage } from '../i18n/useEveryLanguage.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { closeThen } from '../ui/closeThen.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FindList, type Found } from '../ui/FindList.tsx'
import type { MenuEntry, MenuGroup } from '../ui/menuEntries.ts'
import type { DialogName } from './dialogNames.ts'
import { rankEntry } from './rankEntry.ts'
import { usePageDeeds } from './usePageDeeds.tsx'

/** More ideas would push the commands out of sight. */
const IDEAS = 12

interface Command {
  readonly group: string
  readonly entry: MenuEntry
}

interface CommandsDialogProps {
  readonly onClose: () => void
  readonly onOpen: (dialog: DialogName) => void
}

/** Everything that one can do here, found by its words in either language, and every idea to go to. */
export function CommandsDialog({ onClose, onOpen }: CommandsDialogProps) {
  const { t } = useLanguage()
  const { map, takesPart } = useBoard()
  const { deeds } = useDeeds()
  const [words, setWords] = useState('')
  useEveryLanguage()
  const commands = useCommands(onOpen)

  const asks = words.trim() !== ''
  const ranked = commands
    .map((command) => ({ ...command, rank: asks ? rankEntry(command.entry, words) : 0 }))
    .filter((command): command is Command & { rank: number } => command.rank !== undefined)
    // What is not possible now comes last, and says why; to readers nothing is offered that their link does not allow.
    .filter(({ entry }) => takesPart || !entry.isDisabled)
    .sort((a, b) => Number(a.entry.isDisabled ?? false) - Number(b.entry.isDisabled ?? false) || a.rank - b.rank)
  const ideas = asks ? matches(map, words).slice(0, IDEAS) : []
  const found: Found[] = [
    ...(asks ? ranked : inGroups(ranked)).map(({ entry, group }) => ({
      id: entry.id,
      label: entry.label,
      icon: entry.icon,
      shortcut: entry.shortcut,
      why: entry.why,
      group: asks ? t('app.commands') : group,
    })),
    ...ideas.map((id) => ({
      id: ideaOption(id),
      label: deeds.titleOf(id),
      detail: deeds.whereIs(id),
      group: t('commands.ideas'),
    })),
  ]

  const choose = (chosen: string): void => {
    const command = commands.find(({ entry }) => entry.id === chosen)
    const idea = ideas.find((id) => ideaOption(id) === chosen)
    closeThen(onClose, () => (idea === undefined ? command?.entry.onAction() : deeds.goTo(idea)))
  }
  return (
    <Dialog title={t('app.commands')} onClose={onClose}>
      <FindList
        label={t('commands.find')}
        isLabelHidden
        placeholder={t('commands.find')}
        value={words}
        onChange={setWords}
        found={found}
        onChoose={choose}
        status={found.length === 0 ? t('commands.none') : t('commands.count', { n: found.length })}
        isPanel
      />
    </Dialog>
  )
}

const ideaOption = (id: string): string => `idea:${id}`

/** While nothing is asked for yet, they stand under their headings in the order of the table. */
function inGroups<C extends Command>(commands: readonly C[]): readonly C[] {
  const groups = [...new Set(commands.map(({ group }) => group))]
  return groups.flatMap((group) => commands.filter((command) => command.group === group))
}

function useCommands(onOpen: (dialog: DialogName) => void): readonly Command[] {
  const { t } = useLanguage()
  const entry = useDeedEntry()
  const { board, files, views, together, others, follow, themes, languages, help, leaving } = usePageDeeds(onOpen)
  const of = (group: string, { entries }: MenuGroup): Command[] => entries.map((each) => ({ group, entry: each }))
  const ofPage = (group: string, { title, entries }: MenuGroup): Command[] =>
    of(group, { entries: entries.map((each) => (title ? { ...each, label: `${title}: ${each.label}` } : each)) })
  return [
    ...DEED_NAMES.map((name) => ({
      group: t(isOfIdea(name) ? 'commands.ofIdea' : 'commands.ofMap'),
      entry: entry(name),
    })),
    ...ofPage(t('commands.ofBoard'), board),
    ...ofPage(t('commands.ofBoard'), files),
    ...ofPage(t('commands.ofBoard'), views),
    ...ofPage(t('commands.ofBoard'), others),
    ...ofPage(t('people.title'), together),
    ...ofPage(t('people.title'), follow),
    ...ofPage(t('commands.ofBoard'), themes),
    ...ofPage(t('commands.ofBoard'), languages),
    // The list itself is open already.
    ...ofPage(t('commands.ofBoard'), { entries: help.entries.filter(({ id }) => id !== 'commands') }),
    ...ofPage(t('commands.ofBoard'), leaving),
  ]
}
