import { button, make } from './dom.ts'
import type { Current } from './current.ts'
import { drawnOf, idOf, ideas, ownOf } from './outline.ts'
import { say } from './words.ts'

/** A field that looks through all ideas, and the way from match to match. */
export interface Search {
  readonly field: HTMLElement
  /** Looks again at the page, after it has changed; nothing moves. */
  refresh(): void
}

const HIGHLIGHT = 'gesucht'

export function openSearch(current: Current): Search {
  let hits: HTMLLIElement[] = []
  /** As they are searched; folded once, not at every letter. */
  let texts = new WeakMap<HTMLLIElement, string>()
  const textOf = (item: HTMLLIElement): string => {
    const text = texts.get(item) ?? folded(ownText(item))
    texts.set(item, text)
    return text
  }
  let at = -1
  const count = make('span', { class: 'count', role: 'status' })
  const input = make('input', {
    type: 'search',
    'aria-label': say('searchHint'),
    placeholder: say('search'),
    autocomplete: 'off',
    spellcheck: 'false',
  })
  const go = (by: number): void => {
    if (hits.length === 0) return
    at = (at + by + hits.length) % hits.length
    const item = hits[at]
    if (item) current.show(item)
    tell()
  }
  const previous = button('up', say('previous'), () => go(-1))
  const next = button('down', say('next'), () => go(1))
  const tell = (): void => {
    const words = input.value.trim()
    count.textContent =
      words === '' ? '' : hits.length === 0 ? say('noHits') : say('hits', { at: Math.max(at, 0) + 1, all: hits.length })
    for (const step of [previous, next]) step.hidden = hits.length === 0
  }
  const look = (): void => {
    const here = hits[at]
    const words = folded(input.value.trim())
    for (const item of hits) mark(item, false)
    hits = words === '' ? [] : ideas().filter((item) => textOf(item).includes(words))
    for (const item of hits) mark(item, true)
    highlight(hits, words)
    at = here ? hits.findIndex(({ id }) => id === here.id) : -1
    tell()
  }
  input.addEventListener('input', () => {
    at = -1
    look()
    if (hits.length > 0) go(1)
  })
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      go(event.shiftKey ? -1 : 1)
    }
    if (event.key === 'Escape' && input.value !== '') {
      input.value = ''
      look()
    }
  })
  tell()
  const refresh = (): void => {
    texts = new WeakMap()
    look()
  }
  return { field: make('div', { class: 'find', role: 'search' }, input, count, previous, next), refresh }
}

function mark(item: HTMLLIElement, isHit: boolean): void {
  item.classList.toggle('hit', isHit)
  drawnOf(idOf(item))?.classList.toggle('hit', isHit)
}

const ownText = (item: HTMLLIElement): string =>
  [...ownOf(item).querySelectorAll('.w, .note, dd, .k, .c')].map(({ textContent }) => textContent).join(' ')

/** As people search: without regard to capitals and accents. */
export const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss').replace(/\s+/g, ' ')

/** Marks the very words where a browser can do so without changing the page. */
function highlight(hits: readonly HTMLLIElement[], words: string): void {
  if (!('highlights' in CSS)) return
  CSS.highlights.delete(HIGHLIGHT)
  if (words === '') return
  const ranges: Range[] = []
  for (const item of hits.slice(0, 500))
    for (const part of ownOf(item).querySelectorAll('.w, .note, dd, .c')) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.nodeValue ?? ''
        const plain = folded(text)
        // Only where letters stand one for one.
        if (plain.length !== text.length) continue
        for (let from = plain.indexOf(words); from >= 0; from = plain.indexOf(words, from + 1)) {
          const range = new Range()
          range.setStart(node, from)
          range.setEnd(node, from + words.length)
          ranges.push(range)
        }
      }
    }
  CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges))
}
