import type { Poster } from '../../shared/scene/framePoster.ts'
import type { Badge, SceneIdea, SceneLine, ScenePicture, SceneRun } from '../../shared/scene/scene.ts'
import { FONT_FAMILY } from '../../shared/scene/theme.ts'
import { escapeXml } from '../xml/escapeXml.ts'
import { n, paintShape } from './paintShape.ts'

/** The poster as one self-contained SVG file: text stays text, fonts are named with fallbacks, nothing is loaded from anywhere. */
export function writeSvg({ sheet, scene, title, subtitle, legend, people }: Poster, name: string): string {
  const { colours } = scene.theme
  const labels = scene.links.flatMap(({ label }) => (label ? [badge(label)] : []))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${n(sheet.width)}" height="${n(sheet.height)}" viewBox="${n(sheet.x)} ${n(sheet.y)} ${n(sheet.width)} ${n(sheet.height)}" lang="${scene.language}" role="img" aria-labelledby="title" font-family="${escapeXml(FONT_FAMILY)}" xml:space="preserve">`,
    `<title id="title">${escapeXml(name)}</title>`,
    '<style>text{font-kerning:none;font-variant-ligatures:none;white-space:pre}path,rect{stroke-linecap:round;stroke-linejoin:round}</style>',
    `<rect x="${n(sheet.x)}" y="${n(sheet.y)}" width="${n(sheet.width)}" height="${n(sheet.height)}" fill="${colours.canvas}"/>`,
    ...scene.edges.map((shape) => paintShape(shape)),
    ...scene.links.flatMap((link) => [paintShape(link.curve), paintShape(link.arrow)]),
    ...scene.ideas.map(ideaOf),
    ...labels,
    `<g role="heading" aria-level="1">${title.map(lineOf).join('')}</g>`,
    ...subtitle.map(lineOf),
    ...legend.map(badge),
    ...people.map(lineOf),
    '</svg>',
    '',
  ].join('\n')
}

function ideaOf({ id, shapes, symbol, lines, picture, badges }: SceneIdea): string {
  return `<g data-id="${escapeXml(id)}">${[...shapes, ...symbol].map((shape) => paintShape(shape)).join('')}${lines.map(lineOf).join('')}${picture ? pictureOf(picture) : ''}${badges.map(badge).join('')}</g>`
}

/** Inside the file, so that nothing is loaded from anywhere. */
function pictureOf({ x, y, width, height, alt, file }: ScenePicture): string {
  const place = `x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"`
  const words = alt === undefined ? 'aria-hidden="true"' : 'role="img"'
  const title = alt === undefined ? '' : `<title>${escapeXml(alt)}</title>`
  if (!file) return `<g ${words}>${title}<rect ${place} fill="#8883"/></g>`
  return `<image ${place} preserveAspectRatio="none" ${words} href="data:image/jpeg;base64,${Buffer.from(file).toString('base64')}">${title}</image>`
}

function badge({ shapes, line }: Badge): string {
  return `<g>${shapes.map((shape) => paintShape(shape)).join('')}${line ? lineOf(line) : ''}</g>`
}

function lineOf(line: SceneLine): string {
  return line.runs.map((run) => runOf(run, line)).join('')
}

/** Each run bears its own place and its width: no viewer's font can push its neighbours or stand over the edge of its box. */
function runOf(run: SceneRun, { baseline, size }: SceneLine): string {
  const style = [
    `x="${n(run.rtl ? run.x + run.width : run.x)}" y="${n(baseline)}" font-size="${n(run.emoji ? size * 1.05 : size)}" fill="${run.colour}"`,
    run.bold ? ' font-weight="700"' : '',
    run.italic ? ' font-style="italic"' : '',
    run.rtl ? ' direction="rtl"' : '',
    run.rtl || run.emoji || run.width <= 0 ? '' : ` textLength="${n(run.width)}"`,
    run.link === undefined ? '' : ' text-decoration="underline"',
  ].join('')
  const text = `<text ${style}>${escapeXml(run.text)}</text>`
  return run.link === undefined ? text : `<a href="${escapeXml(run.link)}" rel="noopener noreferrer">${text}</a>`
}
