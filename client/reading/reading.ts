import { applyTheme, chooseTheme, shownTheme } from '../device/theme.ts'
import { openCurrent } from './current.ts'
import { button } from './dom.ts'
import { openFolds } from './folds.ts'
import { followBoard, tellNews } from './live.ts'
import { openMapView } from './mapView.ts'
import { itemOf, ownOf } from './outline.ts'
import { openSearch } from './search.ts'
import { openVisit } from './visits.ts'
import { say } from './words.ts'

// The page is whole without this script. It adds: moving and enlarging the map, folding it, searching, links to ideas, what is new.

applyTheme()
document.body.classList.add('js')

// In a page that is one file each picture is there once, in the outline.
for (const picture of document.querySelectorAll('.plan .picture')) {
  const item = itemOf(picture.closest('a')?.id.slice('m-'.length) ?? '')
  const file = item ? ownOf(item).querySelector('img')?.src : undefined
  if (file !== undefined) picture.setAttribute('href', file)
}

const { key, news } = document.body.dataset
const visit = openVisit(key, () => Date.now())
const plan = document.querySelector<HTMLElement>('.plan')
const map = plan ? openMapView(plan) : undefined
const folds = openFolds(map, tellFolds)
const current = openCurrent(map)
const search = openSearch(current)

const fold = button('fold', say('foldAll'), () => folds.foldAll(folds.isAnyOpen()))
let telling = 0
/** Once a frame: folding all is many events. */
function tellFolds(): void {
  cancelAnimationFrame(telling)
  telling = requestAnimationFrame(() => {
    const words = say(folds.isAnyOpen() ? 'foldAll' : 'unfoldAll')
    fold.setAttribute('aria-label', words)
    fold.title = words
  })
}
const theme = button('theme', '', () => {
  chooseTheme(shownTheme() === 'dark' ? 'light' : 'dark')
  tellTheme()
})
function tellTheme(): void {
  const words = say(shownTheme() === 'dark' ? 'light' : 'dark')
  theme.setAttribute('aria-label', words)
  theme.title = words
}
let step = -1
const toNews = button(
  'news',
  '',
  () => {
    step = (step + 1) % Math.max(1, visit.news.length)
    const item = visit.news[step]
    if (item) current.show(item)
  },
  'worded',
)
function countNews(): void {
  toNews.hidden = visit.news.length === 0
  toNews.title = say('newsHint')
  const words = toNews.querySelector('span')
  if (words) words.textContent = say('news', { n: visit.news.length })
}
tellFolds()
tellTheme()
countNews()

const tools = document.querySelector('.tools')
tools?.setAttribute('role', 'group')
tools?.setAttribute('aria-label', say('tools'))
tools?.append(
  search.field,
  toNews,
  fold,
  theme,
  button('print', say('print'), () => print()),
)
// Folded branches are printed, too.
let closed: HTMLDetailsElement[] = []
addEventListener('beforeprint', () => {
  closed = [...document.querySelectorAll<HTMLDetailsElement>('.tree details:not([open])')]
  for (const branch of closed) branch.open = true
})
addEventListener('afterprint', () => {
  for (const branch of closed) branch.open = false
})

function lookAgain(): void {
  const come = visit.refresh()
  folds.refresh()
  current.refresh()
  search.refresh()
  countNews()
  tellNews(come)
}
if (news !== undefined && 'EventSource' in window) {
  plan?.addEventListener('picture', (event) => {
    if (event instanceof CustomEvent && event.detail instanceof SVGSVGElement)
      map?.replace(document.adoptNode(event.detail))
  })
  followBoard(news, { onChanged: lookAgain })
}
