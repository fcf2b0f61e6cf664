import type { Formats } from '../i18n/formats.ts'
import type { Translate } from '../i18n/language.ts'
import type { News } from './activity.ts'

/** "12 neue Ideen, 3 geändert seit 14:05" */
export function newsText({ added, changed, removed, since, until }: News, t: Translate, formats: Formats): string {
  const parts = [
    added > 0 && t('activity.added', { n: added }),
    changed > 0 && t('activity.changed', { n: changed }),
    removed > 0 && t('activity.removed', { n: removed }),
  ].filter((part) => part !== false)
  const isToday = new Date(since).toDateString() === new Date(until).toDateString()
  return t('activity.since', {
    what: parts.join(', '),
    when: isToday ? formats.time(since) : formats.dateAndTime(since),
  })
}
