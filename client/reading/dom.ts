const SVG = 'http://www.w3.org/2000/svg'

type Attributes = Readonly<Record<string, string | boolean | undefined>>

/** An element with attributes and what stands in it. Words are words: nothing is read as markup. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  dress(element, attributes)
  element.append(...inside)
  return element
}

export function makeSvg(name: string, attributes: Attributes = {}, ...inside: (Node | string)[]): SVGElement {
  const element = document.createElementNS(SVG, name)
  dress(element, attributes)
  element.append(...inside)
  return element
}

function dress(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value)
}

/** Strokes on a grid of 24, as the symbols of the page. */
const ICONS = {
  up: 'M6 15l6-6 6 6',
  down: 'M6 9l6 6 6-6',
  fold: 'M5 4h14M8 15l4-4 4 4M5 20h14',
  unfold: 'M5 4h14M8 9l4 4 4-4M5 20h14',
  theme: 'M20 14A8 8 0 1 1 10 4a6.5 6.5 0 0 0 10 10z',
  print: 'M7 9V3h10v6M7 17H4v-7h16v7h-3M7 14h10v7H7z',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  whole: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  map: 'M12 12h-2M4 6h4v4H4zM16 4h4v4h-4zM16 16h4v4h-4zM8 8c6 0 2-2 8-2M8 8c6 0 2 10 8 10',
  news: 'M12 3v18M3 12h18M6 6l12 12M18 6L6 18',
} as const

export const icon = (name: keyof typeof ICONS): SVGElement =>
  makeSvg('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, makeSvg('path', { d: ICONS[name] }))

/** A button with a picture; its words are seen where there is room for them. */
export function button(
  name: keyof typeof ICONS,
  words: string,
  does: () => void,
  look: 'worded' | 'bare' = 'bare',
): HTMLButtonElement {
  const made =
    look === 'bare'
      ? make('button', { type: 'button', 'aria-label': words, title: words }, icon(name))
      : make('button', { type: 'button' }, icon(name), make('span', {}, words))
  made.addEventListener('click', does)
  return made
}

let spoken: HTMLElement | undefined

/** Tells those who listen to the page, and shows it for a while to those who look. */
export function announce(words: string): void {
  spoken ??= document.body.appendChild(make('p', { class: 'said', role: 'status' }))
  spoken.textContent = words
  clearTimeout(silence)
  silence = setTimeout(() => spoken && (spoken.textContent = ''), 6_000)
}
let silence: ReturnType<typeof setTimeout> | undefined
