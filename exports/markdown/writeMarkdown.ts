import type { Run, RichText } from '../../shared/domain/idea.ts'
import type { OutlineItem } from '../../shared/domain/outline.ts'
import type { Language } from '../../shared/domain/mindMap.ts'
import { REACTIONS } from '../../shared/domain/talk.ts'
import type { SaidAbout } from '../../shared/outline/talkOfMap.ts'
import { reactionName } from '../../shared/language/reactions.ts'
import { word } from '../../shared/language/words.ts'
import { fieldsInWords, signOf, stampOf, TIE, votesInWords, type TextContent } from '../textContent.ts'

/** Levels that become headings: the central idea and its main branches. What lies below is a nested list. */
const HEADINGS = 2

/** Markdown as Git forges, wikis and editors read it; what `readMarkdown` takes back in whole. */
export function writeMarkdown(content: TextContent): string {
  const { outline, language } = content
  const lines: string[] = []
  const gap = () => {
    if (lines.length > 0 && lines.at(-1) !== '') lines.push('')
  }
  const write = (item: OutlineItem, level: number): void => {
    const heading = level <= HEADINGS
    const indent = '  '.repeat(Math.max(0, level - HEADINGS - 1))
    const title = signOf(item) + (inOneLine(item.title) || TIE) + votesInWords(item, language)
    if (heading) {
      gap()
      lines.push(`${'#'.repeat(level)} ${title}`)
      gap()
      if (level === 1) lines.push(`_${escape(stampOf(content))}_`, '')
    } else lines.push(`${indent}- ${title}`)
    const below = heading ? '' : `${indent}  `
    for (const line of item.note ?? []) lines.push(`${below}> ${inline(line) || TIE}  `)
    if (heading) gap()
    for (const { name, value } of fieldsInWords(item, language))
      lines.push(`${below}- **${name}:** ${inline([{ text: value }])}`)
    if (item.fields?.link) lines.push(`${below}- **${word('link', language)}:** <${item.fields.link}>`)
    for (const child of item.children) write(child, level + 1)
  }
  for (const item of outline.items) write(item, 1)
  if (content.talk && content.talk.length > 0) {
    gap()
    lines.push(...talkInMarkdown(content.talk, language))
  }
  return `${lines.join('\n').replace(/\n+$/, '')}\n`
}

function talkInMarkdown(talk: readonly SaidAbout[], language: Language): string[] {
  const lines = [`# ${word('talk', language)}`]
  for (const { idea, path, comments, reactions } of talk) {
    lines.push('', `## ${inline([{ text: [...path, idea].join(' › ') }])}`, '')
    const given = REACTIONS.flatMap((reaction) =>
      reactions[reaction] ? [`${reactionName(reaction, language)}: ${reactions[reaction]}`] : [],
    )
    if (given.length > 0) lines.push(`- ${given.join(' · ')}`)
    for (const { by, at, text } of comments) {
      const who = by === undefined ? '' : `**${escape(by)}**, `
      lines.push(`- ${who}${at.slice(0, 10)}: ${inOneLine(text.split('\n').map((line) => [{ text: line }]))}`)
    }
  }
  return lines
}

const inOneLine = (text: RichText): string => text.map((line) => inline(line)).join('<br>')

function inline(line: readonly Run[]): string {
  return line
    .map((run, i) => mark(run, line[i - 1]?.text.at(-1) ?? ' ', line[i + 1]?.text[0] ?? ' '))
    .join('')
    .replace(/^(?:[-+=|:#]|\d{1,9}(?=[.)]))/, (start) => (/\d/.test(start) ? start : `\\${start}`))
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/^[ \t]|[ \t]$/g, (space) => `&#${space.charCodeAt(0)};`)
    .replace(/(?<=[ \t]#*)#$/, '\\#')
}

/** `before` and `after`: the letters around, which decide whether stars are understood as marks. */
function mark(run: Run, before: string, after: string): string {
  let text = escape(run.text)
  if (run.link !== undefined) {
    const address = run.link.replace(/[<>]/g, encodeURIComponent)
    text = run.text === run.link ? `<${address}>` : `[${text}](${/[()]/.test(address) ? `<${address}>` : address})`
  }
  const stars = /\s/.test(before) && /[\s.,;:!?]/.test(after) && /^\S/.test(run.text) && /\S$/.test(run.text)
  if (run.italic) text = stars ? `_${text}_` : `<i>${text}</i>`
  if (run.bold) text = stars ? `**${text}**` : `<b>${text}</b>`
  return text
}

const escape = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, '')
    .toWellFormed()
