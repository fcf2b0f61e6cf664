import type { RichText, Run } from '../../shared/domain/idea.ts'
import { escapeXml } from '../xml/escapeXml.ts'

/** People's words between tags or in double quotes: never markup. */
export const escapeHtml = escapeXml

/** A line of formatted text. Its links were checked when the map was read; they open beside the page and tell nobody where from. */
export const inlineHtml = (line: readonly Run[]): string => line.map(runHtml).join('')

/** Lines as one stretch of text. */
export const linesHtml = (text: RichText): string => text.map(inlineHtml).join('<br>')

/** Each line that says something as a paragraph. */
export const paragraphsHtml = (text: RichText): string =>
  text
    .filter((line) => line.length > 0)
    .map((line) => `<p>${inlineHtml(line)}</p>`)
    .join('')

export const linkHtml = (address: string, html: string): string =>
  `<a href="${escapeHtml(address)}" rel="noopener noreferrer nofollow" target="_blank">${html}</a>`

function runHtml({ text, bold, italic, link }: Run): string {
  let html = escapeHtml(text)
  if (italic) html = `<em>${html}</em>`
  if (bold) html = `<strong>${html}</strong>`
  return link === undefined ? html : linkHtml(link, html)
}
