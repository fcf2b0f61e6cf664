import { ChevronDown, ChevronUp, List, Sparkles, X } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useActivity } from './activityOf.ts'
import { newsText } from './newsText.ts'
import { useWalkNews } from './useWalkNews.ts'

const ICON = { size: 18, 'aria-hidden': true } as const

/** What happened while I was away, once and quietly, with a way through it. */
export function NewsNotice({ onList }: { readonly onList: () => void }) {
  const { t, formats } = useLanguage()
  const { activity, news } = useActivity()
  const walk = useWalkNews()
  const text = useMemo(() => news && newsText(news, t, formats), [news, t, formats])
  useEffect(() => {
    if (text) announce(text)
  }, [text])
  if (!news || text === undefined) return null
  return (
    <Notice
      testId="news"
      icon={<Sparkles {...ICON} />}
      actions={
        <>
          {walk && (
            <>
              <IconButton
                label={t('activity.previous')}
                shortcut={`${t('key.shift')}+F8`}
                icon={<ChevronUp {...ICON} />}
                onPress={() => walk(-1)}
              />
              <IconButton
                label={t('activity.next')}
                shortcut="F8"
                icon={<ChevronDown {...ICON} />}
                onPress={() => walk(1)}
              />
              <IconButton label={t('activity.list')} icon={<List {...ICON} />} onPress={onList} />
            </>
          )}
          <IconButton label={t('activity.seen')} icon={<X {...ICON} />} onPress={activity.seeAll} />
        </>
      }
    >
      {text}
    </Notice>
  )
}
