// @vitest-environment jsdom
import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { writeReadingPage, type ReadingPage } from '../../../../exports/html/writeReadingPage.ts'
import { run } from '../../../../shared/commands/command.ts'
import { readMindMap } from '../../../../shared/document/readMindMap.ts'
import { watchMindMap } from '../../../../shared/document/watchMindMap.ts'
import type { IdeaTalk } from '../../../../shared/domain/talk.ts'
import { subtree, type MindMap } from '../../../../shared/domain/mindMap.ts'
import { openMapDocument } from '../../../../shared/document/openDocument.ts'
import { readStage } from '../../../../shared/document/readStage.ts'
import { drawDemo, updatesOf } from '../../../support/drawnMap.ts'
import { HOSTILE_WORDS, mayLink, writeHostileBoard } from '../../../support/hostileWords.ts'
import { PlainMap } from '../../../support/randomMap.ts'
import { readMapFile } from '../../../support/readMapFile.ts'
import { REAL_MAPS } from '../../../support/realMaps.ts'

const page = (map: MindMap, more: Partial<ReadingPage> = {}): string =>
  writeReadingPage({ map, title: map.title, language: 'de', date: '22. November 2026', ...more })

const open = (html: string): Document => new DOMParser().parseFromString(html, 'text/html')
const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()
/** The words of each idea below the middle, as they stand in the outline from top to bottom. */
const titlesIn = (document: Document): string[] =>
  [...document.querySelectorAll('.tree .w')].map((title) => {
    for (const line of title.querySelectorAll('br')) line.replaceWith(' ')
    return squeezed(title.textContent)
  })
const titlesOf = (map: MindMap): string[] =>
  [...subtree(map, map.root)].slice(1).map(({ text }) => squeezed(text) || 'Ohne Titel')

describe('[P8] the reading page', () => {
  test('holds every idea of the demo in the order in which it is read, with notes, votes, goals and cross-links', () => {
    const { map } = drawDemo()
    const tally = readStage(openMapDocument([updatesOf('demo').stageUpdate ?? new Uint8Array([0, 0])])).tally
    const document = open(page(map, { tally }))
    expect(titlesIn(document)).toEqual(titlesOf(map))
    const item = (id: string) => document.getElementById(`idee-${id}`)
    for (const idea of map.ideas.values()) {
      if (idea.parent === null) continue
      const own = item(idea.id)?.querySelector(':scope > .i')?.textContent ?? ''
      for (const line of idea.note) for (const { text } of line) expect(own).toContain(text)
      for (const goal of idea.fields.sdg ?? []) expect(own).toContain(`${goal} `)
      const votes = tally.get(idea.id) ?? 0
      if (votes > 0) expect(own).toContain(`${votes} ${votes === 1 ? 'Stimme' : 'Stimmen'}`)
      expect(item(idea.id)?.dataset['k']).toBe(idea.kind)
    }
    for (const { from, to, label } of map.links.values()) {
      expect(item(from)?.querySelector(`:scope > .i a[href="#idee-${to}"]`)).not.toBeNull()
      expect(item(from)?.textContent).toContain(label)
    }
  })

  test('draws every idea once, leads from the picture to the outline, and keeps the picture out of the way of the keyboard', () => {
    const { map } = drawDemo()
    const document = open(page(map))
    const drawn = [...document.querySelectorAll('.plan a')]
    expect(drawn.map(({ id }) => id).sort()).toEqual([...map.ideas.keys()].map((id) => `m-${id}`).sort())
    for (const idea of drawn) {
      expect(idea.getAttribute('tabindex')).toBe('-1')
      if (idea.id !== 'm-root')
        expect(document.getElementById((idea.getAttribute('href') ?? '').slice(1))).not.toBeNull()
    }
  })

  test.each(REAL_MAPS.filter(({ file }, at) => /\.(mm|opml)$/.test(file) && at % 5 === 0).map(({ file }) => file))(
    'holds every title of %s',
    (file) => {
      const map = readMapFile(file)
      const document = open(page(map))
      expect(titlesIn(document)).toEqual(titlesOf(map))
    },
  )

  test('tells who does what by when, and what there is to take along', () => {
    const map = new PlainMap()
    map.add('a', 'root', 'Kontaktseite', 0, {
      kind: 'quickWin',
      ownKind: 'quickWin',
      fields: {
        who: 'Anna & Bernd',
        nextStep: 'Seite anlegen',
        until: '2026-12-01',
        link: 'https://example.org/?a=1&b=2',
      },
    })
    const html = page(map, {
      files: [{ href: 'files/1', name: 'Handout (PDF)', bytes: 1_234_567 }],
      links: [{ href: 'live', text: 'Im Board mitlesen', isMain: true }],
      snapshot: { number: 12, name: 'Ende' },
      notices: ['Achtung <b>'],
    })
    const document = open(html)
    const row = document.querySelector('tbody tr')
    expect(squeezed(row?.textContent ?? '')).toBe('KontaktseiteAnna & BerndSeite anlegen01.12.2026')
    expect(document.querySelector('dl a[target]')?.getAttribute('href')).toBe('https://example.org/?a=1&b=2')
    expect(document.querySelector('.files')?.textContent).toBe('Handout (PDF) 1,2 MB')
    expect(document.querySelector('.stamp')?.textContent).toBe(
      'Stand 12: Ende · 22. November 2026 · 1 Idee · nur lesen',
    )
    expect(document.querySelector('.notice')?.textContent).toBe('Achtung <b>')
    expect(document.querySelector('.links a')?.getAttribute('href')).toBe('live')
  })

  test('tells what was said about an idea, how many gave which reaction, and nobody’s name', () => {
    const map = new PlainMap()
    map.add('a', 'root', 'Eins')
    map.add('b', 'a', 'Zwei')
    map.add('c', 'root', 'Drei')
    const said = (id: string, text: string, at: number) => ({ key: `eve/a/${id}`, id, idea: 'a', by: 'eve', text, at })
    const about = new Map<string, IdeaTalk>([
      ['a', { comments: [said('1', 'Erst\ndann', 5), { ...said('2', '<b>', 7), edited: 9 }], reactions: new Map() }],
      ['b', { comments: [], reactions: new Map([['support', ['eve', 'bob']] as const]) }],
      ['root', { comments: [said('3', 'Zur Mitte', 1)], reactions: new Map() }],
    ])
    const html = page(map, { talk: { about, timeOf: (at) => `um ${at}` } })
    const document = open(html)
    const talkOf = (id: string) => document.querySelector(`#idee-${id} > .i > .talk`)
    expect([...(talkOf('a')?.querySelectorAll('p') ?? [])].map(({ textContent }) => textContent)).toEqual([
      '2 Kommentare',
      'um 5',
      'Erst\ndann',
      'um 7 · geändert',
      '<b>',
    ])
    expect(talkOf('a')?.querySelector('time')?.getAttribute('datetime')).toBe('1970-01-01T00:00:00.005Z')
    expect(squeezed(talkOf('b')?.textContent ?? '')).toBe('Unterstütze ich 2')
    expect(talkOf('c')).toBeNull()
    expect(document.querySelector('.top .talk')?.textContent).toContain('1 Kommentar')
    expect(html).not.toMatch(/eve|bob/)
    expect(open(page(map)).querySelector('.talk')).toBeNull()
  })

  test('speaks English where the board does', () => {
    const document = open(page(drawDemo().map, { language: 'en' }))
    expect(document.documentElement.lang).toBe('en')
    expect(document.querySelector('#gliederung')?.textContent).toBe('Outline')
  })

  test('has headings without gaps, names for its parts, and no id twice', () => {
    const document = open(page(drawDemo().map))
    const levels = [...document.querySelectorAll('h1, h2, h3')].map(({ localName }) => Number(localName[1]))
    expect(levels[0]).toBe(1)
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 1)).toBeLessThanOrEqual(1)
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    expect(ids.length).toBe(new Set(ids).size)
    for (const part of document.querySelectorAll('[aria-labelledby]'))
      expect(document.getElementById(part.getAttribute('aria-labelledby') ?? '')).not.toBeNull()
  })

  test('shows pictures where they are, and their words where they are not', () => {
    const map = new PlainMap()
    const picture = { id: 'a'.repeat(22), width: 600, height: 300, alt: 'Ein "Plan"' }
    map.add('a', 'root', 'Idee', 0, { fields: { picture } })
    const seen = open(page(map, { pictures: (id) => `pictures/${id}` })).querySelector('.i img')
    expect([seen?.getAttribute('src'), seen?.getAttribute('alt')]).toEqual([`pictures/${picture.id}`, picture.alt])
    expect(open(page(map)).querySelector('.i')?.textContent).toContain(picture.alt)
  })

  test('draws the upper levels of a map that is too large for a picture, and says so; the outline has everything', () => {
    const map = new PlainMap()
    for (let i = 0; i < 40; i++) {
      map.add(`a${i}`, 'root', `Ast ${i}`)
      for (let j = 0; j < 60; j++) map.add(`a${i}-${j}`, `a${i}`, `Idee ${j}`)
    }
    const document = open(page(map))
    expect(document.querySelectorAll('.plan a').length).toBe(41)
    expect(document.querySelector('#m-a3')?.textContent).toContain('+60')
    expect(document.querySelector('#mindmap')?.textContent).toContain('ihre oberen Ebenen')
    expect(document.querySelectorAll('.tree li').length).toBe(40 * 61)
  })

  test('a map that is deeper than any browser nests stands there whole', () => {
    const map = new PlainMap()
    for (let i = 0, above = 'root'; i < 400; above = `i${i++}`) map.add(`i${i}`, above, `Ebene ${i}`)
    expect(titlesIn(open(page(map)))).toEqual(titlesOf(map))
  })
})

describe('[P9] hostile words on the reading page', () => {
  const doc = new Y.Doc()
  const { map: live } = watchMindMap(doc, () => undefined)
  writeHostileBoard({
    doc,
    does: (command, args) => run(doc, live, command, args, { by: 'eve', now: 0, random: Math.random, origin: {} }),
  })
  const map = readMindMap(doc)
  const hostile = HOSTILE_WORDS[60] ?? ''
  const html = page(map, {
    title: hostile,
    date: hostile,
    key: hostile,
    news: 'news',
    script: { src: '/assets/reading.js' },
    files: [{ href: 'files/1', name: hostile }],
    links: [{ href: 'live', text: hostile }],
    notices: HOSTILE_WORDS,
    snapshot: { number: 1, name: hostile },
    pictures: () => hostile,
    talk: {
      about: new Map([
        [
          'root',
          {
            comments: HOSTILE_WORDS.map((text, at) => ({ key: text, id: text, idea: 'root', by: text, text, at })),
            reactions: new Map([['join', HOSTILE_WORDS] as const]),
          },
        ],
      ]),
      timeOf: () => hostile,
    },
  })
  const document = open(html)

  test('stay words: no element, no attribute and no address comes from them', () => {
    const plain = open(page(drawDemo().map, { script: { src: '/assets/reading.js' } }))
    const kinds = (of: Document) => new Set([...of.querySelectorAll('*')].map(({ localName }) => localName))
    const known = new Set([
      ...kinds(plain),
      'em',
      'strong',
      'br',
      'i',
      'table',
      'thead',
      'tbody',
      'tr',
      'th',
      'td',
      'time',
      'img',
      'image',
      'div',
      'p',
    ])
    expect([...kinds(document)].filter((name) => !known.has(name))).toEqual([])
    expect(document.querySelectorAll('script').length).toBe(1)
    for (const element of document.querySelectorAll('*'))
      for (const { name } of element.attributes) expect(name).not.toMatch(/^on|^style$|^srcdoc$|^formaction$|^ping$/)
  })

  test('every link leads to the page itself or to an address that may be linked', () => {
    const links = [...document.querySelectorAll('[href]')].map((link) => link.getAttribute('href') ?? '')
    const foreign = links.filter((href) => !/^(#|live$|files\/1$|\/favicon\.svg$)/.test(href))
    expect(foreign.filter((href) => !mayLink(href))).toEqual([])
    for (const link of document.querySelectorAll('a[target]')) expect(link.getAttribute('rel')).toContain('noreferrer')
  })

  test('are all there to be read', () => {
    const text = squeezed(document.querySelector('.tree')?.textContent ?? '')
    const readable = (words: string) =>
      squeezed(words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').toWellFormed())
    expect(HOSTILE_WORDS.filter((words) => !text.includes(readable(words)))).toEqual([])
  })

  test('as one file, only its own script and style may run', () => {
    const file = open(page(map, { title: hostile, script: { text: 'go()', hash: (text) => `hash-of-${text.length}` } }))
    const policy = file.querySelector('meta[http-equiv]')?.getAttribute('content')
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-hash-of-4'; style-src 'sha256-hash-of-\d+'; img-src data:; base-uri 'none'; form-action 'none'$/,
    )
    expect(file.querySelectorAll('[src^="/"], link').length).toBe(0)
  })
})
