/** The outline of the page, as it stands there: the script keeps no list of its own. */
export const ideas = (): HTMLLIElement[] => [...document.querySelectorAll<HTMLLIElement>('.tree li')]

export const idOf = (item: HTMLElement): string => item.id.slice('idee-'.length)
export const itemOf = (id: string): HTMLLIElement | null => {
  const found = document.getElementById(`idee-${id}`)
  return found instanceof HTMLLIElement ? found : null
}
/** The idea as it is drawn in the map. */
export const drawnOf = (id: string): SVGElement | null => {
  const found = document.getElementById(`m-${id}`)
  return found instanceof SVGElement ? found : null
}

export const parentOf = (item: HTMLElement): HTMLLIElement | null =>
  item.parentElement?.closest<HTMLLIElement>('.tree li') ?? null
/** Its own words and all that belongs to them. Looking for them from the item would go through all that hangs below. */
export const ownOf = (item: HTMLElement): Element => item.firstElementChild ?? item
export const branchOf = (item: HTMLElement): HTMLDetailsElement | null =>
  item.lastElementChild instanceof HTMLDetailsElement ? item.lastElementChild : null
export const childrenOf = (item: HTMLElement): HTMLLIElement[] =>
  [...(branchOf(item)?.lastElementChild?.children ?? [])].filter((child) => child instanceof HTMLLIElement)
export const titleOf = (item: HTMLElement): string => ownOf(item).querySelector('.w')?.textContent.trim() ?? ''
export const permalinkOf = (item: HTMLElement): HTMLAnchorElement | null =>
  ownOf(item).querySelector<HTMLAnchorElement>('.p')

/** Whether it is on the page now: not folded away, and of the kind that is shown. */
export const isShown = (item: HTMLElement): boolean => item.checkVisibility()

/** Opens all that an idea is folded away in. */
export function reveal(item: HTMLElement): void {
  for (let at = parentOf(item); at; at = parentOf(at)) {
    const branch = branchOf(at)
    if (branch) branch.open = true
  }
}
