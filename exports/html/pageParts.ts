import { KINDS, type Idea, type Kind } from '../../shared/domain/idea.ts'
import { ideaOf, type Language, type MindMap } from '../../shared/domain/mindMap.ts'
import { oneLine } from '../../shared/domain/oneLine.ts'
import { fullDate } from '../../shared/language/dates.ts'
import { LOCALES } from '../../shared/language/locales.ts'
import { kindsName, readingWord } from '../../shared/language/readingWords.ts'
import { ideaWord, voteWord, word } from '../../shared/language/words.ts'
import { escapeHtml, linesHtml } from './htmlText.ts'
import { hrefOf } from './mapHtml.ts'
import { titleText, type OutlineSource } from './outlineHtml.ts'
import { symbolHtml } from './symbols.ts'

export const ideaCount = (ideas: number, language: Language): string =>
  `${ideas.toLocaleString(LOCALES[language])} ${ideaWord(ideas, language)}`

/** How many there are of each kind; choosing one shows only those, without script. */
export function kindsHtml({ ideas, language }: OutlineSource): string {
  const counts = new Map<Kind, number>()
  for (const { kind } of ideas) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const used = KINDS.filter((kind) => counts.has(kind))
  if (used.length < 2) return ''
  const choice = (value: Kind | 'all', label: string, isChosen = false) =>
    `<label${value === 'all' ? '' : ` data-k="${value}"`}><input type="radio" name="zeigen" id="zeige-${value}"${isChosen ? ' checked' : ''}>${label}</label>`
  return [
    `<fieldset class="kinds"><legend>${readingWord('show', language)}</legend>`,
    choice('all', `<span>${readingWord('all', language)} <b>${ideas.length}</b></span>`, true),
    ...used.map((kind) =>
      choice(kind, `${symbolHtml(kind)}<span>${kindsName(kind, language)} <b>${counts.get(kind) ?? 0}</b></span>`),
    ),
    '</fieldset>',
  ].join('')
}

/** The main branches with the number of ideas in each, and what else is on the page. */
export function contentsHtml(
  { map, language, counts }: OutlineSource,
  more: readonly { id: string; name: string }[],
): string {
  const branches = ideaOf(map, map.root).children.flatMap((id) => map.ideas.get(id) ?? [])
  return [
    `<nav class="toc" aria-labelledby="inhalt"><h2 id="inhalt">${readingWord('contents', language)}</h2><ul>`,
    ...branches.map(
      (branch) =>
        `<li data-k="${branch.kind}"><a href="${hrefOf(branch.id)}">${symbolHtml(branch.kind)}<span>${titleText(branch, language)}</span></a> <span class="n">${counts.get(branch.id) ?? 0}</span></li>`,
    ),
    ...more.map(({ id, name }) => `<li><a href="#${id}"><span>${name}</span></a></li>`),
    '</ul></nav>',
  ].join('')
}

/** Who does what by when; empty where nothing was agreed. */
export function agreedHtml({ ideas, language }: OutlineSource): string {
  const agreed = ideas.filter(({ fields: { who, nextStep, until } }) => who || nextStep || until)
  if (agreed.length === 0) return ''
  const names = (['idea', 'who', 'nextStep', 'until'] as const).map((name) => word(name, language))
  const cell = (at: number, html: string) => `<td role="cell" data-l="${names[at] ?? ''}" dir="auto">${html}</td>`
  const rows = agreed.map((idea) => {
    const { who = '', nextStep = '', until } = idea.fields
    return [
      '<tr role="row">',
      `<th role="rowheader" scope="row" dir="auto">${symbolHtml(idea.kind)} <a href="${hrefOf(idea.id)}">${titleText(idea, language)}</a></th>`,
      cell(1, escapeHtml(who)),
      cell(2, escapeHtml(nextStep)),
      cell(3, until ? escapeHtml(fullDate(until, language)) : ''),
      '</tr>',
    ].join('')
  })
  const head = names.map((name) => `<th role="columnheader" scope="col">${name}</th>`).join('')
  // The roles stay where a narrow screen shows the rows as cards.
  return `<section aria-labelledby="vereinbart"><h2 id="vereinbart">${word('agreed', language)}</h2><table role="table"><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">${rows.join('')}</tbody></table></section>`
}

const MOST_VOTED = 20

/** The ideas that got votes, most first; empty where nobody has voted. */
export function votesHtml({ ideas, language, tally }: OutlineSource): string {
  const voted = ideas
    .flatMap((idea) => ({ idea, votes: tally.get(idea.id) ?? 0 }))
    .filter(({ votes }) => votes > 0)
    .sort((a, b) => b.votes - a.votes)
    .slice(0, MOST_VOTED)
  if (voted.length === 0) return ''
  return `<section aria-labelledby="stimmen"><h2 id="stimmen">${readingWord('mostVotes', language)}</h2><ol class="voted">${voted
    .map(
      ({ idea, votes }) =>
        `<li dir="auto">${symbolHtml(idea.kind)} <a href="${hrefOf(idea.id)}">${titleText(idea, language)}</a> <span class="v">${votes} ${voteWord(votes, language)}</span></li>`,
    )
    .join('')}</ol></section>`
}

/** All cross-links in one place; each stands with its ideas as well. */
export function tiesHtml({ map, language }: OutlineSource): string {
  const rows = [...map.links.values()].flatMap(({ from, to, label }) => {
    const [start, end] = [map.ideas.get(from), map.ideas.get(to)]
    if (!start || !end) return []
    const link = (idea: Idea) => `<a href="${hrefOf(idea.id)}">${titleText(idea, language)}</a>`
    return `<li dir="auto">${link(start)} <span class="tie">${label ? `${escapeHtml(label)} ` : ''}→</span> ${link(end)}</li>`
  })
  return rows.length === 0
    ? ''
    : `<section aria-labelledby="verbindungen"><h2 id="verbindungen">${word('links', language)}</h2><ul class="ties">${rows.join('')}</ul></section>`
}

/** A file to take along. */
export interface PageFile {
  readonly href: string
  /** What it is, for people: its format, what it is good for. */
  readonly name: string
  readonly bytes?: number
}

export function filesHtml(files: readonly PageFile[], language: Language): string {
  if (files.length === 0) return ''
  return `<section aria-labelledby="dateien"><h2 id="dateien">${readingWord('files', language)}</h2><ul class="files">${files
    .map(
      ({ href, name, bytes }) =>
        `<li><a href="${escapeHtml(href)}" download>${escapeHtml(name)}</a>${bytes === undefined ? '' : ` <span class="n">${sizeOf(bytes, language)}</span>`}</li>`,
    )
    .join('')}</ul></section>`
}

function sizeOf(bytes: number, language: Language): string {
  const write = (value: number, digits: number) =>
    value.toLocaleString(LOCALES[language], { maximumFractionDigits: digits })
  return bytes < 1_000_000 ? `${write(Math.max(1, bytes / 1000), 0)} kB` : `${write(bytes / 1_000_000, 1)} MB`
}

/** The central idea's own words, where they say more than the title of the page. */
export function rootTitleHtml(map: MindMap, title: string): string {
  const root = ideaOf(map, map.root)
  const isSame = root.text.trim() === '' || oneLine(root.text).trim() === title.trim()
  return isSame ? '' : `<p class="centre" dir="auto">${linesHtml(root.title)}</p>`
}
