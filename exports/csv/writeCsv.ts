import { plainText } from '../../shared/document/richText.ts'
import { inheritedKind, type Kind } from '../../shared/domain/idea.ts'
import { kindName, word } from '../../shared/language/words.ts'
import type { OutlineItem } from '../../shared/domain/outline.ts'
import type { TextContent } from '../textContent.ts'

const COLUMNS = ['level', 'kind', 'idea', 'note', 'who', 'nextStep', 'until', 'goals', 'link', 'votes'] as const

/** A row an idea, in the order in which the map is read. */
export function writeCsv({ outline, language, people }: TextContent): string {
  // What a spreadsheet program takes apart by itself hangs on its language.
  const separator = language === 'de' ? ';' : ','
  const row = (cells: readonly string[]) => cells.map(cell).join(separator)
  const rows = [
    row([...COLUMNS, ...(people ? (['by'] as const) : []), 'path' as const].map((name) => word(name, language))),
  ]
  const write = (item: OutlineItem, level: number, above: Kind, path: readonly string[]): void => {
    const { who = '', nextStep = '', until = '', sdg = [], link = '' } = item.fields ?? {}
    const kind = item.kind ?? (level === 1 ? 'topic' : inheritedKind(above))
    const title = plainText(item.title)
    rows.push(
      row([
        String(level),
        kindName(kind, language),
        title,
        plainText(item.note ?? []),
        who,
        nextStep,
        until,
        sdg.join(', '),
        link,
        item.votes === undefined ? '' : String(item.votes),
        ...(people ? [item.by ?? ''] : []),
        path.join(' › '),
      ]),
    )
    for (const child of item.children) write(child, level + 1, kind, [...path, title.replace(/\s+/g, ' ')])
  }
  for (const item of outline.items) write(item, 1, 'topic', [])
  return `\uFEFF${rows.join('\r\n')}\r\n`
}

/** Quoted always, so that no line break and no separator can be misread. */
const cell = (text: string): string => `"${disarm(text.toWellFormed()).replaceAll('"', '""')}"`

/** What spreadsheet programs would take for a formula gets a sign before it that they do not show. */
const disarm = (text: string): string => (/^[\s']*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text)
