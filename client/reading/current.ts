import { announce, button, make } from './dom.ts'
import type { MapView } from './mapView.ts'
import {
  branchOf,
  childrenOf,
  drawnOf,
  idOf,
  ideas,
  isShown,
  itemOf,
  ownOf,
  parentOf,
  permalinkOf,
  reveal,
  titleOf,
} from './outline.ts'
import { say } from './words.ts'

/** The idea that somebody is at: what was searched, followed or walked to. It bears the buttons that concern one idea. */
export interface Current {
  item(): HTMLLIElement | undefined
  /** Goes there without moving the focus. */
  show(item: HTMLLIElement): void
  /** Looks again at the page, after it has changed. */
  refresh(): void
}

export function openCurrent(map: MapView | undefined): Current {
  let id: string | undefined
  const bar = make(
    'span',
    { class: 'deeds' },
    button('link', say('copyLink'), () => void copyLink(), 'worded'),
    ...(map ? [button('map', say('inMap'), () => id !== undefined && map.show(id), 'worded')] : []),
  )
  const here = (): HTMLLIElement | undefined => (id === undefined ? undefined : (itemOf(id) ?? undefined))

  async function copyLink(): Promise<void> {
    if (id === undefined) return
    const address = `${location.href.split('#')[0] ?? ''}#${encodeURIComponent(`idee-${id}`)}`
    try {
      await navigator.clipboard.writeText(address)
      announce(say('copied'))
    } catch {
      location.hash = `idee-${id}`
      announce(say('copyFailed'))
    }
  }
  const choose = (item: HTMLLIElement): void => {
    for (const old of document.querySelectorAll('.now')) old.classList.remove('now')
    const before = here()
    const old = before && permalinkOf(before)
    if (old) old.tabIndex = -1
    id = idOf(item)
    item.classList.add('now')
    drawnOf(id)?.classList.add('now')
    const link = permalinkOf(item)
    if (link) link.tabIndex = 0
    ownOf(item).querySelector('.t')?.after(bar)
  }
  const walk = (event: KeyboardEvent): void => {
    const item =
      event.target instanceof Element && event.target.closest('.p') && event.target.closest<HTMLLIElement>('.tree li')
    if (!item || event.altKey || event.ctrlKey || event.metaKey) return
    const next = step(item, event.key)
    if (next === undefined) return
    event.preventDefault()
    if (!next) return
    choose(next)
    permalinkOf(next)?.focus()
  }
  const followAddress = (): void => {
    const item = document.getElementById(decoded(location.hash.slice(1)))
    if (!(item instanceof HTMLLIElement)) return
    reveal(item)
    choose(item)
    item.scrollIntoView({ block: 'center' })
  }
  const refresh = (): void => {
    for (const item of ideas()) {
      const link = permalinkOf(item)
      link?.removeAttribute('aria-hidden')
      link?.setAttribute('aria-label', say('linkTo', { title: titleOf(item) }))
    }
    const item = here()
    if (item) return choose(item)
    const first = ideas()[0]
    const link = first && permalinkOf(first)
    if (link) link.tabIndex = 0
  }
  refresh()
  const tree = document.querySelector('.text')
  tree?.addEventListener('keydown', (event) => event instanceof KeyboardEvent && walk(event))
  tree?.addEventListener('click', ({ target }) => {
    const title = target instanceof Element ? target.closest('.t') : null
    const item = title?.closest<HTMLLIElement>('.tree li')
    if (item && !getSelection()?.toString()) choose(item)
  })
  window.addEventListener('hashchange', followAddress)
  followAddress()
  return {
    item: here,
    show(item) {
      reveal(item)
      choose(item)
      item.querySelector('.i')?.scrollIntoView({ block: 'center' })
    },
    refresh,
  }
}

/** Where a key leads from an idea; null: nowhere, but it was ours. */
function step(item: HTMLLIElement, key: string): HTMLLIElement | null | undefined {
  const all = (): HTMLLIElement[] => ideas().filter(isShown)
  const beside = (by: number) => {
    const shown = all()
    return shown[shown.indexOf(item) + by] ?? null
  }
  const branch = branchOf(item)
  switch (key) {
    case 'ArrowDown':
      return beside(1)
    case 'ArrowUp':
      return beside(-1)
    case 'Home':
      return all()[0] ?? null
    case 'End':
      return all().at(-1) ?? null
    case 'ArrowLeft':
      if (!branch?.open) return parentOf(item)
      branch.open = false
      return null
    case 'ArrowRight':
      if (branch?.open) return childrenOf(item)[0] ?? null
      if (branch) branch.open = true
      return null
    default:
      return undefined
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
