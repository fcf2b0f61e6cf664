import { readKey, remembered } from '../device/remembered.ts'
import { makeSvg, make } from './dom.ts'
import { drawnOf, idOf, ideas, ownOf, parentOf } from './outline.ts'
import { say } from './words.ts'

type News = 'new' | 'changed' | 'moved'
/** Of each idea: what it says, as a short hash, and where it hangs. */
type Seen = Readonly<Record<string, string>>
interface Visits {
  /** What had been seen when the last visit ended. */
  readonly before: Seen
  readonly now: Seen
  readonly at: number
}

/** Who comes back within this time is still on the same visit. */
const VISIT = 30 * 60_000

const SIGNS: Readonly<Record<News, string>> = {
  new: 'M12 4v16M4 12h16',
  changed: 'M4 20l1-5L16 4l4 4L9 19z',
  moved: 'M4 12h15M13 6l6 6-6 6',
}

/** What is new on the page since somebody's last visit. It is known to this browser only. */
export interface Visit {
  /** The ideas with news, in the order of the page. */
  readonly news: readonly HTMLLIElement[]
  /** Looks again at a page that has changed; answers what has come since. */
  refresh(): { readonly added: number; readonly changed: number }
}

export function openVisit(key: string | undefined, now: () => number): Visit {
  let seen = readPage()
  const known = key === undefined ? undefined : recall(key)
  const time = now()
  const isSameVisit = known !== undefined && time - known.at < VISIT
  const before = known && (isSameVisit ? known.before : known.now)
  let news: HTMLLIElement[] = []
  const keep = (): void => {
    if (key !== undefined)
      remembered.set(readKey(key), JSON.stringify({ before: before ?? seen, now: seen, at: now() }))
  }
  const show = (): void => {
    news = before ? ideas().filter((item) => mark(item, newsOf(before[idOf(item)], seen[idOf(item)]))) : []
  }
  show()
  keep()
  addEventListener('pagehide', keep)
  return {
    get news() {
      return news
    },
    refresh() {
      const last = seen
      seen = readPage()
      const ids = Object.keys(seen)
      show()
      keep()
      return {
        added: ids.filter((id) => last[id] === undefined).length,
        changed: ids.filter((id) => last[id] !== undefined && last[id] !== seen[id]).length,
      }
    },
  }
}

function recall(key: string): Visits | undefined {
  try {
    const known = JSON.parse(remembered.get(readKey(key)) ?? 'null') as Partial<Visits> | null
    return known?.before && known.now && typeof known.at === 'number'
      ? { before: known.before, now: known.now, at: known.at }
      : undefined
  } catch {
    return undefined
  }
}

export function newsOf(before: string | undefined, now: string | undefined): News | undefined {
  if (now === undefined || before === now) return undefined
  if (before === undefined) return 'new'
  return before.split(' ')[0] === now.split(' ')[0] ? 'moved' : 'changed'
}

function readPage(): Seen {
  return Object.fromEntries(
    ideas().map((item) => {
      const words = [...ownOf(item).querySelectorAll('.w, .note, dl > div:not(.tied)')].map(
        ({ textContent }) => textContent,
      )
      const picture = ownOf(item).querySelector('img')?.getAttribute('alt') ?? ''
      const above = parentOf(item)
      return [idOf(item), `${hashOf([item.dataset['k'], picture, ...words].join('\n'))} ${above ? idOf(above) : ''}`]
    }),
  )
}

/** FNV-1a: short, and good enough to notice that words have changed. */
export function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}

/** With a sign and a word, in the outline; with a ring in the picture. */
function mark(item: HTMLLIElement, news: News | undefined): boolean {
  ownOf(item).querySelector('.news')?.remove()
  drawnOf(idOf(item))?.classList.toggle('news', news !== undefined)
  if (news === undefined) return false
  const sign = makeSvg(
    'svg',
    { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    makeSvg('path', { d: SIGNS[news] }),
  )
  ownOf(item)
    .querySelector('.w')
    ?.before(make('span', { class: 'news' }, sign, ` ${say(news)}`), ' ')
  return true
}
