import type { IdeaId } from '../../shared/domain/idea.ts'
import { ideaOf, type Language, type MindMap } from '../../shared/domain/mindMap.ts'
import { fullDate } from '../../shared/language/dates.ts'
import { readingWord } from '../../shared/language/readingWords.ts'
import { word } from '../../shared/language/words.ts'
import type { ParticipantId } from '../../shared/domain/participant.ts'
import { MapLayout } from '../../shared/layout/mapLayout.ts'
import { buildScene } from '../../shared/scene/buildScene.ts'
import { foldedInPicture } from './drawnLevels.ts'
import { escapeHtml } from './htmlText.ts'
import { mapHtml, type PictureAddress } from './mapHtml.ts'
import { detailsHtml, outlineHtml, outlineSource } from './outlineHtml.ts'
import { talkHtml, type PageTalk } from './talkHtml.ts'
import {
  agreedHtml,
  contentsHtml,
  filesHtml,
  ideaCount,
  kindsHtml,
  rootTitleHtml,
  tiesHtml,
  votesHtml,
  type PageFile,
} from './pageParts.ts'
import { frameHtml, type PageScript } from './pageFrame.ts'
import { PAGE_THEME } from './pageTheme.ts'
import { SYMBOL_SHEET } from './symbols.ts'

/** A map to be read in a browser: what is on the page, and what it leads to. */
export interface ReadingPage {
  readonly map: MindMap
  readonly title: string
  readonly language: Language
  /** The day that the page shows, as people read it. */
  readonly date: string
  readonly tally?: ReadonlyMap<IdeaId, number> | undefined
  /** Of a frozen state of the map. */
  readonly snapshot?: { readonly number: number; readonly name?: string | undefined } | undefined
  readonly pictures?: PictureAddress | undefined
  /** Who wrote what, where names are wanted. */
  readonly names?: ReadonlyMap<ParticipantId, string> | undefined
  /** What was said about the ideas, where that shall be read. */
  readonly talk?: PageTalk | undefined
  readonly files?: readonly PageFile[] | undefined
  /** What stands beside the title: the board, the next date … `isMain` makes it a button. */
  readonly links?: readonly PageLink[] | undefined
  /** Who took part, in words. */
  readonly people?: string | undefined
  /** Sentences that a reader should see first. */
  readonly notices?: readonly string[] | undefined
  /** The day on which all of it goes unless somebody looks in: `YYYY-MM-DD`. */
  readonly erasedOn?: string | undefined
  /** By this name a browser remembers what it has seen here; without one it remembers nothing. */
  readonly key?: string | undefined
  /** Where the page hears that there is something new, if it can change. */
  readonly news?: string | undefined
  /** Another one once the page shows something else: what `news` tells. */
  readonly version?: string | undefined
  readonly script?: PageScript | undefined
}

export interface PageLink {
  readonly href: string
  readonly text: string
  readonly isMain?: boolean
  readonly isDownload?: boolean
}

/**
 * The whole map as one page that asks for nothing: title, numbers, picture, outline, what was agreed. It is complete without script; with
 * the script it can be searched and walked through. The same content gives the same page.
 */
export function writeReadingPage(page: ReadingPage): string {
  const { map, title, language, date, snapshot, files = [], links = [], notices = [] } = page
  const { tally = new Map(), pictures = () => undefined, names = new Map() } = page
  const source = outlineSource({ map, language, tally, pictures, names, talk: page.talk })
  const folded = foldedInPicture(map)
  const scene = buildScene(map, new MapLayout(map, { folded }), { theme: PAGE_THEME, language, tally: source.tally })
  const root = ideaOf(map, map.root)
  const say = (name: Parameters<typeof readingWord>[0]) => readingWord(name, language)
  const agreed = agreedHtml(source)
  const votes = votesHtml(source)
  const ties = tiesHtml(source)
  const downloads = filesHtml(files, language)
  const more = [
    { id: 'vereinbart', name: word('agreed', language), html: agreed },
    { id: 'stimmen', name: say('mostVotes'), html: votes },
    { id: 'verbindungen', name: word('links', language), html: ties },
    { id: 'dateien', name: say('files'), html: downloads },
  ].filter(({ html }) => html !== '')
  const stamp = [
    snapshot ? `${say('step')} ${snapshot.number}${snapshot.name ? `: ${escapeHtml(snapshot.name)}` : ''}` : '',
    `${snapshot ? '' : `${word('asOf', language)}: `}<time>${escapeHtml(date)}</time>`,
    ideaCount(source.ideas.length, language),
    say('readOnly'),
  ].filter(Boolean)
  const end = [
    say('made'),
    `${word('asOf', language)}: ${escapeHtml(date)}`,
    ...(page.erasedOn === undefined
      ? []
      : [say('erased').replace('{date}', () => escapeHtml(fullDate(page.erasedOn ?? '', language)))]),
  ]
  const body = [
    `<a class="skip" href="#gliederung">${say('toOutline')}</a>`,
    SYMBOL_SHEET,
    '<header class="top">',
    `<h1 dir="auto">${escapeHtml(title)}</h1>`,
    rootTitleHtml(map, title),
    `<p class="stamp">${stamp.join(' · ')}</p>`,
    page.people === undefined ? '' : `<p class="stamp">${escapeHtml(page.people)}</p>`,
    ...notices.map((notice) => `<p class="notice">${escapeHtml(notice)}</p>`),
    links.length > 0 ? `<ul class="links">${links.map(linkItem).join('')}</ul>` : '',
    detailsHtml(root, source),
    talkHtml(root.id, source),
    '</header>',
    '<main>',
    // The script fills it: nothing below moves for that.
    page.script ? '<div class="tools"></div>' : '',
    `<div id="filter">${kindsHtml(source)}</div>`,
    `<section id="mindmap" aria-labelledby="ueberblick"><h2 id="ueberblick">${say('map')}</h2>`,
    `<p class="wide"><a class="open" href="#mindmap">${say('enlarge')}</a><a class="close" href="#gliederung">${say('close')}</a></p>`,
    mapHtml(map, scene, source.pictures),
    folded.size > 0 ? `<p class="n">${say('upperLevels')}</p>` : '',
    '</section>',
    '<div class="columns">',
    contentsHtml(source, more),
    `<div class="text"><section aria-labelledby="gliederung"><h2 id="gliederung" tabindex="-1">${say('outline')}</h2>`,
    outlineHtml(source),
    '</section>',
    ...more.map(({ html }) => html),
    '</div></div></main>',
    `<footer><p>${end.join(' · ')}</p></footer>`,
  ].join('\n')
  const { key, news, version, script } = page
  return frameHtml({ title, language, body, key, news, version, script })
}

const linkItem = ({ href, text, isMain = false, isDownload = false }: PageLink): string =>
  `<li><a href="${escapeHtml(href)}"${isMain ? ' class="main"' : ''}${isDownload ? ' download' : ''}>${escapeHtml(text)}</a></li>`
