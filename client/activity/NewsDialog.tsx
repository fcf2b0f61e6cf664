import { useDeeds } from '../deeds/deedsContext.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { useNames } from '../presence/useNames.ts'
import { Button } from '../ui/Button.tsx'
import { closeThen } from '../ui/closeThen.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { KindSymbol } from '../ui/KindSymbol.tsx'
import type { NewsItem } from './activity.ts'
import { useActivity, useUnseen } from './activityOf.ts'
import styles from './NewsDialog.module.css'
import { newsText } from './newsText.ts'

/** Who did what and when while I was away; a press goes there. */
export function NewsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, formats } = useLanguage()
  const { activity, news } = useActivity()
  const items = news?.items ?? []
  return (
    <Dialog
      title={t('activity.title')}
      size="small"
      onClose={onClose}
      actions={
        news && (
          <Button
            onPress={() => {
              activity.seeAll()
              onClose()
            }}
          >
            {t('activity.seen')}
          </Button>
        )
      }
    >
      <p className={styles['summary']}>{news ? newsText(news, t, formats) : t('activity.nothing')}</p>
      {items.length > 0 && (
        <ul role="list" className={styles['list']}>
          {items.map((item) => (
            <Row key={item.id} item={item} onClose={onClose} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

function Row({ item: { id, what, by, at }, onClose }: { readonly item: NewsItem; readonly onClose: () => void }) {
  const { t, formats } = useLanguage()
  const { map } = useBoard()
  const { activity } = useActivity()
  const { deeds } = useDeeds()
  const nameOf = useNames()
  const isNew = useUnseen().has(id)
  const idea = map.ideas.get(id)
  if (!idea) return null
  const name = by === undefined ? undefined : nameOf(by)
  const deed =
    name === undefined
      ? t(what === 'added' ? 'activity.isAdded' : 'activity.isChanged')
      : t(what === 'added' ? 'activity.addedBy' : 'activity.changedBy', { name })
  const where = deeds.whereIs(id)
  return (
    <li>
      <button
        type="button"
        className={styles['row']}
        onClick={() =>
          closeThen(onClose, () => {
            activity.see(id)
            deeds.goTo(id)
          })
        }
      >
        <KindSymbol kind={idea.kind} size={18} />
        <span className={styles['words']}>
          <span className={styles['title']} data-new={isNew || undefined}>
            {deeds.titleOf(id)}
          </span>
          <span className={styles['detail']}>
            {[deed, at === undefined ? undefined : formats.time(at), where].filter(Boolean).join(' · ')}
          </span>
        </span>
      </button>
    </li>
  )
}
