import type { Idea } from '../../shared/domain/idea.ts'
import { kindName } from '../../shared/language/words.ts'
import { useBoard } from '../board/session.ts'
import { useVotesFor } from '../board/useStage.ts'
import { useKindMenu } from '../deeds/ideaMenu.tsx'
import { useLanguage } from '../i18n/useLanguage.ts'
import { useNames } from '../presence/useNames.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { KindSymbol } from '../ui/KindSymbol.tsx'
import { Menu } from '../ui/Menu.tsx'
import styles from './DetailsPanel.module.css'

/** What it is, whose it is, and how many want it. */
export function About({ idea, writes }: { readonly idea: Idea; readonly writes: boolean }) {
  const { t, language } = useLanguage()
  const { me } = useBoard()
  const kinds = useKindMenu(idea.id)
  const nameOf = useNames()
  const votes = useVotesFor(idea.id)
  const { author } = idea
  const name = author === undefined ? undefined : nameOf(author)
  const kind = kindName(idea.kind, language)
  return (
    <div className={styles['about']}>
      {writes ? (
        <Menu label={t('map.kind')} groups={kinds}>
          <IconButton label={`${t('map.kind')}: ${kind}`} icon={<KindSymbol kind={idea.kind} size={18} />} />
        </Menu>
      ) : (
        <KindSymbol kind={idea.kind} size={18} />
      )}
      <span className={styles['facts']}>
        <span>{kind}</span>
        {votes > 0 && <span>{t('map.votes', { n: votes })}</span>}
        {author === me.participant ? (
          <span>{t('details.addedByMe')}</span>
        ) : (
          name !== undefined && <span>{t('details.addedBy', { name })}</span>
        )}
      </span>
    </div>
  )
}
