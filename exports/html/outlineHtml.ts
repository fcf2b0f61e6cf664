import { LOST_AND_FOUND_ID, type Idea, type IdeaId } from '../../shared/domain/idea.ts'
import type { ParticipantId } from '../../shared/domain/participant.ts'
import { ideaOf, subtree, type Language, type MindMap } from '../../shared/domain/mindMap.ts'
import { oneLine } from '../../shared/domain/oneLine.ts'
import { safeLink } from '../../shared/document/safeLink.ts'
import { fullDate } from '../../shared/language/dates.ts'
import { goalName } from '../../shared/language/goals.ts'
import { readingWord } from '../../shared/language/readingWords.ts'
import { kindName, voteWord, word } from '../../shared/language/words.ts'
import { tellsItsKind } from '../../shared/scene/buildScene.ts'
import { escapeHtml, linesHtml, linkHtml, paragraphsHtml } from './htmlText.ts'
import { anchorOf, hrefOf, type PictureAddress } from './mapHtml.ts'
import { symbolHtml } from './symbols.ts'
import { talkHtml, type PageTalk } from './talkHtml.ts'

/** A map as the parts of a page look at it: gone through once for all of them. */
export interface OutlineSource {
  readonly map: MindMap
  /** Ideas that people wrote, in the order in which they are read: without the central one and the lost and found, which reading makes. */
  readonly ideas: readonly Idea[]
  /** How many hang below each, on all levels. */
  readonly counts: ReadonlyMap<IdeaId, number>
  readonly ties: ReadonlyMap<IdeaId, readonly Tie[]>
  readonly language: Language
  readonly tally: ReadonlyMap<IdeaId, number>
  readonly pictures: PictureAddress
  /** Of those who are named as authors. */
  readonly names: ReadonlyMap<ParticipantId, string>
  /** What was said about the ideas. */
  readonly talk?: PageTalk | undefined
}

/** Browsers give up nesting far deeper than any map that people made; what lies deeper stands on the last of these levels. */
const LEVELS = 100

/** Looks at a map. */
export function outlineSource(
  page: Pick<OutlineSource, 'map' | 'language' | 'tally' | 'pictures' | 'names' | 'talk'>,
): OutlineSource {
  const { map } = page
  const all = [...subtree(map, map.root)]
  return {
    ...page,
    ideas: all.filter(({ id }) => id !== map.root && id !== LOST_AND_FOUND_ID),
    counts: countBelow(all),
    ties: tiesByIdea(map),
  }
}

/** All ideas below the central one as lists within lists that fold without script, each under an address of its own. */
export function outlineHtml(source: OutlineSource): string {
  const { map, language, counts } = source
  const html: string[] = []
  const root = ideaOf(map, map.root)
  if (root.children.length === 0) return `<p class="empty">${readingWord('empty', language)}</p>`
  const close = '</ul></details></li>'
  const stack: (Idea | typeof close)[] = []
  const push = (ids: readonly IdeaId[]): void => {
    for (const id of ids.toReversed()) {
      const idea = map.ideas.get(id)
      if (idea) stack.push(idea)
    }
  }
  push(root.children)
  const depths = new Map<IdeaId, number>([[map.root, 0]])
  html.push('<ul class="tree">')
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next === close) {
      html.push(close)
      continue
    }
    const depth = (depths.get(next.parent ?? map.root) ?? 0) + 1
    depths.set(next.id, depth)
    html.push(`<li id="${anchorOf(next.id)}" data-k="${next.kind}">${ideaHtml(next, depth, source)}`)
    if (next.children.length > 0 && depth < LEVELS) {
      const below = counts.get(next.id) ?? 0
      html.push(
        `<details open><summary><span class="n">${below}</span> ${readingWord(below === 1 ? 'oneBelow' : 'below', language)}</summary><ul>`,
      )
      stack.push(close)
    } else html.push('</li>')
    push(next.children)
  }
  html.push('</ul>')
  return html.join('')
}

/** The idea itself: its words and all that belongs to them, without what hangs below. */
function ideaHtml(idea: Idea, depth: number, source: OutlineSource): string {
  const { map, language, tally } = source
  const votes = tally.get(idea.id) ?? 0
  const tag = depth === 1 ? 'h3' : 'p'
  return [
    '<div class="i">',
    `<${tag} class="t" dir="auto">`,
    `<a class="p" href="${hrefOf(idea.id)}" tabindex="-1" aria-hidden="true">${symbolHtml(idea.kind)}</a>`,
    tellsItsKind(map, idea, depth) ? `<span class="k">${kindName(idea.kind, language)}</span> ` : '',
    `<span class="w">${idea.text.trim() === '' ? `<i>${word('untitled', language)}</i>` : linesHtml(idea.title)}</span>`,
    votes > 0 ? ` <span class="v">${votes} ${voteWord(votes, language)}</span>` : '',
    `</${tag}>`,
    detailsHtml(idea, source),
    talkHtml(idea.id, source),
    '</div>',
  ].join('')
}

/** Note, picture, small values, goals, link and cross-links of an idea. */
export function detailsHtml(
  { id, note, fields, author: by }: Idea,
  { language, pictures, names, ties }: OutlineSource,
): string {
  const { who, nextStep, until, sdg = [], link, picture } = fields
  const author = names.get(by ?? '')
  const facts = [
    who && fact(word('who', language), escapeHtml(who)),
    nextStep && fact(word('nextStep', language), escapeHtml(nextStep)),
    until &&
      fact(
        word('until', language),
        `<time datetime="${escapeHtml(until)}">${escapeHtml(fullDate(until, language))}</time>`,
      ),
    sdg.length > 0 &&
      fact(
        word('goals', language),
        sdg.map((goal) => `<span class="g">${goal} ${escapeHtml(goalName(goal, language))}</span>`).join(' '),
      ),
    link && fact(word('link', language), addressHtml(link)),
    author !== undefined && fact(word('by', language), escapeHtml(author)),
    ...(ties.get(id) ?? []).map(({ label, other, isOutward }) =>
      fact(
        escapeHtml(label || readingWord('linkedTo', language)),
        `<span aria-hidden="true">${isOutward ? '→' : '←'}</span> <a href="${hrefOf(other.id)}">${titleText(other, language)}</a>`,
        'tied',
      ),
    ),
  ].filter(Boolean)
  return [
    note.length > 0 ? `<div class="note" dir="auto">${paragraphsHtml(note)}</div>` : '',
    picture ? pictureHtml(picture, pictures(picture.id), language) : '',
    facts.length > 0 ? `<dl>${facts.join('')}</dl>` : '',
  ].join('')
}

const fact = (name: string, html: string, look = ''): string =>
  `<div${look && ` class="${look}"`}><dt>${name}</dt><dd dir="auto">${html}</dd></div>`

function addressHtml(address: string): string {
  const safe = safeLink(address)
  return safe === undefined
    ? escapeHtml(address)
    : linkHtml(safe, escapeHtml(safe.replace(/^(https?:\/\/|mailto:)/i, '')))
}

function pictureHtml(
  { width, height, alt, decorative }: NonNullable<Idea['fields']['picture']>,
  address: string | undefined,
  language: Language,
): string {
  const words = decorative ? '' : alt || word('picture', language)
  if (address === undefined) return words === '' ? '' : `<p class="gone">${escapeHtml(words)}</p>`
  return `<img src="${escapeHtml(address)}" width="${width}" height="${height}" alt="${escapeHtml(words)}" loading="lazy" decoding="async">`
}

/** An idea's words in one line. */
export const titleText = ({ text }: Idea, language: Language): string =>
  escapeHtml(oneLine(text).trim() || word('untitled', language))

/** One end of a cross-link, as seen from the other. */
export interface Tie {
  readonly label: string
  readonly other: Idea
  readonly isOutward: boolean
}

function tiesByIdea(map: MindMap): ReadonlyMap<IdeaId, readonly Tie[]> {
  const ties = new Map<IdeaId, Tie[]>()
  const add = (id: IdeaId, tie: Tie) =>
    ties
      .set(id, ties.get(id) ?? [])
      .get(id)
      ?.push(tie)
  for (const { from, to, label } of map.links.values()) {
    const [start, end] = [map.ideas.get(from), map.ideas.get(to)]
    if (!start || !end) continue
    add(from, { label, other: end, isOutward: true })
    add(to, { label, other: start, isOutward: false })
  }
  return ties
}

function countBelow(ideas: readonly Idea[]): ReadonlyMap<IdeaId, number> {
  const counts = new Map<IdeaId, number>()
  for (const { id, children } of ideas.toReversed())
    counts.set(
      id,
      children.reduce((sum, child) => sum + 1 + (counts.get(child) ?? 0), 0),
    )
  return counts
}
