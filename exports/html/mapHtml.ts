import { edgePath } from '../../shared/layout/edgeCurve.ts'
import type { Idea, IdeaId, Kind } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'
import type { PictureId } from '../../shared/domain/picture.ts'
import { readingWord } from '../../shared/language/readingWords.ts'
import { SYMBOL_GRID } from '../../shared/scene/kindSymbols.ts'
import type {
  Badge,
  Scene,
  SceneEdge,
  SceneIdea,
  SceneLine,
  SceneLink,
  ScenePicture,
  Shape,
} from '../../shared/scene/scene.ts'
import { n, paintShape } from '../svg/paintShape.ts'
import { escapeHtml } from './htmlText.ts'

/** Where the file of a picture is found; undefined where there is none. */
export type PictureAddress = (picture: PictureId) => string | undefined

interface Corner {
  readonly x: number
  readonly y: number
}

/**
 * The map as a picture in the page. Each idea stands in a group of its own, placed as a whole, and leads to its place in the outline:
 * that is what is read aloud and walked by keyboard, so that the picture is passed over. Colours are names (`PAGE_THEME`).
 */
export function mapHtml(
  map: MindMap,
  { bounds, edges, links, ideas, language }: Scene,
  pictures: PictureAddress,
): string {
  const { x, y, width, height } = bounds
  const view = [x, y, width, height].map((value) => n(Math.round(value))).join(' ')
  return [
    `<div class="frame"><div class="plan" id="karte" role="region" tabindex="0" aria-label="${readingWord('mapRegion', language)}">`,
    `<svg viewBox="${view}" width="${Math.round(width)}" height="${Math.round(height)}" aria-hidden="true" focusable="false">`,
    `<g class="edges">${edges.map(edgeSvg).join('')}</g>`,
    `<g class="ties">${links.map(tieSvg).join('')}</g>`,
    ideas.map((idea) => ideaSvg(idea, map.ideas.get(idea.id), pictures)).join(''),
    `<g class="labels">${links.map(labelSvg).join('')}</g>`,
    '</svg></div></div>',
  ].join('\n')
}

const edgeSvg = ({ from, to, points, stroke, strokeWidth }: SceneEdge): string =>
  `<path data-${from === to ? 'on' : 'to'}="${escapeHtml(to)}" d="${edgePath({ points })}" stroke="${stroke}" stroke-width="${n(strokeWidth ?? 1)}"/>`

const tieSvg = ({ id, from, to, curve, arrow }: SceneLink): string =>
  `<g data-tie="${escapeHtml(id)}" data-from="${escapeHtml(from)}" data-to="${escapeHtml(to)}">${paintShape(curve)}${paintShape(arrow)}</g>`

function labelSvg({ id, label }: SceneLink): string {
  if (!label) return ''
  const { box } = label
  return `<g data-of="${escapeHtml(id)}" data-box="${n(box.width)} ${n(box.height)}" transform="${placeOf(box)}">${badgeSvg(label, box)}</g>`
}

const placeOf = ({ x, y }: Corner): string => `translate(${n(x)} ${n(y)})`

function ideaSvg(
  { id, kind, box, shapes, symbol, lines, picture, badges }: SceneIdea,
  idea: Idea | undefined,
  pictures: PictureAddress,
): string {
  const inside = [
    ...shapes.map((shape) => paintShape(shape, box)),
    symbolSvg(kind, symbol, box),
    ...lines.map((line) => lineSvg(line, box)),
    picture ? pictureSvg(picture, box, pictures) : '',
    ...badges.map((badge) => badgeSvg(badge, box)),
  ].join('')
  const own = `id="m-${escapeHtml(id)}" href="${hrefOf(id)}" data-k="${kind}"${idea ? standing(idea) : ''}`
  return `<a ${own} data-box="${n(box.width)} ${n(box.height)}" transform="${placeOf(box)}" tabindex="-1">${inside}</a>`
}

/** The symbol of the sheet at the place and in the colours of this one. */
function symbolSvg(kind: Kind, symbol: readonly Shape[], corner: Corner): string {
  const [first] = symbol
  if (first?.shape !== 'path') return ''
  const inks = symbol.flatMap(({ fill, stroke }) => [fill, stroke]).filter((ink) => ink !== undefined)
  const ground = inks.find((ink) => ink !== first.fill)
  const place = `x="${n(first.x - corner.x)}" y="${n(first.y - corner.y)}" width="${n(first.scale * SYMBOL_GRID)}" height="${n(first.scale * SYMBOL_GRID)}"`
  return `<use href="#s-${kind}" ${place} color="${first.fill}"${ground ? ` fill="${ground}" stroke="${ground}"` : ''}/>`
}

/** Where somebody has put it, for whoever lays out the map anew without what is folded. */
function standing({ spot }: Idea): string {
  if (!spot) return ''
  const { side = '', across, along } = spot
  return ` data-spot="${side} ${across ?? ''} ${along ?? ''}"`
}

function pictureSvg({ id, x, y, width, height }: ScenePicture, corner: Corner, pictures: PictureAddress): string {
  const place = `x="${n(x - corner.x)}" y="${n(y - corner.y)}" width="${n(width)}" height="${n(height)}"`
  const address = pictures(id)
  if (address === undefined) return `<rect ${place} fill="var(--sunken)"/>`
  // A file within the page stands in the outline only: the script shows it here as well.
  const where = address.startsWith('data:') ? 'class="picture"' : `href="${escapeHtml(address)}"`
  return `<image ${place} preserveAspectRatio="none" ${where}/>`
}

const badgeSvg = ({ shapes, line }: Badge, corner: Corner): string =>
  shapes.map((shape) => paintShape(shape, corner)).join('') + (line ? lineSvg(line, corner) : '')

/** Each run bears its place and its width: whatever font a reader has, it stays in its box. */
function lineSvg({ runs, baseline, size }: SceneLine, corner: Corner): string {
  return runs
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, x, width, bold, italic, colour, link, emoji, rtl }) => {
      // Stretching would tear apart letters that are joined.
      const fits = rtl || emoji || width <= 0 ? '' : ` textLength="${n(width, 1)}"`
      const marks = [bold ? 'b' : '', italic ? 'i' : '', link === undefined ? '' : 'u'].join(' ').trim()
      return `<text x="${n((rtl ? x + width : x) - corner.x, 1)}" y="${n(baseline - corner.y, 1)}" font-size="${n(size)}" fill="${colour}"${fits}${marks ? ` class="${marks}"` : ''}${rtl ? ' direction="rtl"' : ''}>${escapeHtml(text)}</text>`
    })
    .join('')
}

/** What an idea is called in an address, for ever: people keep links to it. */
export const anchorOf = (id: IdeaId): string => `idee-${escapeHtml(id)}`

/** A link to it on the same page. */
export const hrefOf = (id: IdeaId): string => `#idee-${encodeURIComponent(id.toWellFormed())}`
