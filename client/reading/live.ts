import { announce } from './dom.ts'
import { branchOf, itemOf, ownOf, permalinkOf } from './outline.ts'
import { say } from './words.ts'

interface LiveOptions {
  /** The page holds something else now: everything that stands on it is looked at again. */
  readonly onChanged: () => void
}

/** So long after the news at most the page is fetched, so that all who read do not ask in the same moment. */
const SPREAD = 1_500
/** What changes while the page is looked at; the rest of it stays. */
const PARTS = ['.top', '#filter', '.toc', '.text', 'footer'] as const

/** Listens for news and puts them on the page: nothing that somebody looks at, has folded or is about to press moves away. */
export function followBoard(address: string, { onChanged }: LiveOptions): void {
  const source = new EventSource(address)
  let fetching = false
  let waiting = false

  const update = async (): Promise<void> => {
    if (fetching || document.visibilityState !== 'visible' || isSelecting()) return void (waiting = true)
    fetching = true
    waiting = false
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } })
      if (answer.ok) {
        const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
        const stay = holdStill()
        put(next)
        onChanged()
        stay()
      } else if (answer.status < 500) stop(answer.status === 429 ? undefined : await sentenceOf(answer))
    } catch {
      // The line is gone; the source comes back by itself, and tells what has changed meanwhile.
    }
    fetching = false
    if (waiting) void update()
  }
  const stop = (sentence: string | undefined): void => {
    if (sentence === undefined) return
    source.close()
    tellEnd(sentence)
  }
  source.addEventListener('version', ({ data }: MessageEvent<string>) => {
    document.querySelector('.offline')?.remove()
    if (data !== document.body.dataset['version']) setTimeout(() => void update(), Math.random() * SPREAD)
  })
  source.addEventListener('end', ({ data }: MessageEvent<string>) => stop(data))
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CONNECTING) tellOffline()
  })
  const goOn = (): void => void (waiting && update())
  document.addEventListener('visibilitychange', goOn)
  document.addEventListener('selectionchange', goOn)
}

const isSelecting = (): boolean => (getSelection()?.toString() ?? '') !== ''

async function sentenceOf(answer: Response): Promise<string> {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  return page.querySelector('[data-problem] p')?.textContent ?? answer.statusText
}

function put(next: Document): void {
  const folded = [...document.querySelectorAll('.tree details:not([open])')].map(
    ({ parentElement }) => parentElement?.id ?? '',
  )
  const kind = document.querySelector<HTMLInputElement>('#filter input:checked')?.id
  for (const part of PARTS) {
    const [old, fresh] = [document.querySelector(part), next.querySelector(part)]
    if (old && fresh && old.outerHTML !== fresh.outerHTML) old.replaceChildren(...fresh.childNodes)
  }
  document.body.dataset['version'] = next.body.dataset['version'] ?? ''
  document.title = next.title
  for (const id of folded) {
    const item = document.getElementById(id)
    const branch = item && branchOf(item)
    if (branch) branch.open = false
  }
  const choice = kind === undefined ? null : document.getElementById(kind)
  if (choice instanceof HTMLInputElement) choice.checked = true
  const [plan, picture] = [document.querySelector('.plan svg'), next.querySelector('.plan svg')]
  if (plan && picture) plan.dispatchEvent(new CustomEvent('picture', { detail: picture, bubbles: true }))
}

/** Remembers what stands where and who has the focus; the answer brings both back. */
function holdStill(): () => void {
  const focused = document.activeElement
  const place = focused?.closest<HTMLElement>('.text, .toc, #filter, .top') ? pathOf(focused) : undefined
  const seen = [...document.querySelectorAll<HTMLElement>('.tree li > .i')].find(
    (words) => words.getBoundingClientRect().bottom > 72,
  )
  const item = seen?.closest('li')
  const before = item?.getBoundingClientRect().top ?? 0
  return () => {
    const again = item && document.getElementById(item.id)
    if (again && window.scrollY > 0)
      window.scrollBy({ top: again.getBoundingClientRect().top - before, behavior: 'instant' })
    if (place && document.activeElement !== focused) place()?.focus({ preventScroll: true })
  }
}

/** How to find again what has the focus, on a page that was written anew. */
function pathOf(element: Element): () => HTMLElement | null {
  const item = element.closest<HTMLLIElement>('.tree li')
  if (item) {
    const id = item.id.slice('idee-'.length)
    if (element.matches('summary'))
      return () => {
        const again = itemOf(id)
        return (again && branchOf(again)?.querySelector<HTMLElement>('summary')) ?? null
      }
    if (element.matches('.p')) return () => (itemOf(id) ? permalinkOf(itemOf(id) as HTMLElement) : null)
    const at = [...ownOf(item).querySelectorAll('a, button')].indexOf(element)
    return () => {
      const again = itemOf(id)
      return again ? (ownOf(again).querySelectorAll<HTMLElement>('a, button')[at] ?? null) : null
    }
  }
  if (element.id !== '') return () => document.getElementById(element.id)
  const href = element.getAttribute('href')
  return () => (href === null ? null : document.querySelector<HTMLElement>(`a[href="${CSS.escape(href)}"]`))
}

function tellEnd(sentence: string): void {
  document.querySelector('.offline')?.remove()
  const notice = document.createElement('p')
  notice.className = 'notice'
  notice.setAttribute('role', 'alert')
  notice.textContent = sentence
  document.querySelector('.top')?.append(notice)
}

function tellOffline(): void {
  if (document.querySelector('.offline')) return
  const notice = document.createElement('p')
  notice.className = 'notice offline'
  notice.textContent = say('offline')
  document.querySelector('.top')?.append(notice)
}

/** What has come, in words. */
export function tellNews({ added, changed }: { readonly added: number; readonly changed: number }): void {
  const what = [
    added > 0 ? say('updatedNew', { n: added }) : '',
    changed > 0 ? say('updatedChanged', { n: changed }) : '',
  ].filter(Boolean)
  announce(say('updated', { what: what.join(', ') || say('updatedOther') }))
}
