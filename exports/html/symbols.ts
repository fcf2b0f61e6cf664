import { KINDS, type Kind } from '../../shared/domain/idea.ts'
import { KIND_SYMBOLS, SYMBOL_GRID, type SymbolPart } from '../../shared/scene/kindSymbols.ts'

/**
 * The symbols of all kinds, to be referred to by `#s-<kind>`; once a page. Their strong parts take the colour of the text around, those
 * that show what lies behind take fill and stroke from whoever refers to them.
 */
export const SYMBOL_SHEET = `<svg class="sheet" aria-hidden="true" width="0" height="0">${KINDS.map(
  (kind) =>
    `<symbol id="s-${kind}" viewBox="0 0 ${SYMBOL_GRID} ${SYMBOL_GRID}">${KIND_SYMBOLS[kind].map(partHtml).join('')}</symbol>`,
).join('')}</svg>`

/** Always beside the word for the kind, or below a heading that bears it. */
export const symbolHtml = (kind: Kind): string => `<svg class="s" aria-hidden="true"><use href="#s-${kind}"/></svg>`

function partHtml({ d, fill, stroke, width }: SymbolPart): string {
  const paint = (name: 'fill' | 'stroke', ink: 'strong' | 'ground' | undefined) =>
    ink === 'ground' ? '' : ` ${name}="${ink === 'strong' ? 'currentColor' : 'none'}"`
  return `<path d="${d}"${paint('fill', fill)}${paint('stroke', stroke)}${width === undefined ? '' : ` stroke-width="${width}"`}/>`
}
