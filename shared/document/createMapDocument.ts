import * as Y from 'yjs'
import type { Template } from '../domain/board.ts'
import { ROOT_ID, type IdeaId, type Kind } from '../domain/idea.ts'
import type { Language } from '../domain/mindMap.ts'
import { demoBoard, type DemoIdea } from './demo/demoBoard.ts'
import { keysBetween } from './orderKey.ts'
import { richText } from './richText.ts'
import { openColumn, SCHEMA_VERSION } from './schema.ts'
import { writeIdea, type NewIdea } from './writeIdea.ts'

export interface NewBoard {
  readonly title: string
  readonly language: Language
  readonly template: Template
  readonly newId: () => IdeaId
  readonly random: () => number
  readonly now: number
}

/** A new board's first content, as one Yjs update. */
export function createMapDocument(options: NewBoard): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = Math.floor(options.random() * 0xffff_ffff)
  doc.transact(() => {
    const meta = openColumn(doc, 'meta')
    meta.set('version', SCHEMA_VERSION)
    meta.set('title', options.title)
    meta.set('language', options.language)
    templates[options.template](doc, options)
  })
  return Y.encodeStateAsUpdate(doc)
}

const templates: Record<Template, (doc: Y.Doc, options: NewBoard) => void> = { regionalgespraech, blank, demo }

const branches: Record<Language, readonly { kind: Kind; title: string }[]> = {
  de: [
    { kind: 'challenge', title: 'Herausforderungen' },
    { kind: 'goodPractice', title: 'Gute Praktiken' },
    { kind: 'quickWin', title: 'Quick Wins' },
  ],
  en: [
    { kind: 'challenge', title: 'Challenges' },
    { kind: 'goodPractice', title: 'Good practices' },
    { kind: 'quickWin', title: 'Quick wins' },
  ],
}

function regionalgespraech(doc: Y.Doc, { title, language, newId, random }: NewBoard): void {
  writeIdea(doc, ROOT_ID, { title: richText(title) })
  const below = branches[language].map((branch) => ({ id: newId(), kind: branch.kind, title: richText(branch.title) }))
  writeBelow(doc, ROOT_ID, below, random)
}

function blank(doc: Y.Doc, { title }: NewBoard): void {
  writeIdea(doc, ROOT_ID, { title: richText(title) })
}

function demo(doc: Y.Doc, { language, random }: NewBoard): void {
  const board = demoBoard(language)
  writeIdea(doc, ROOT_ID, { title: richText(board.centre) })
  for (const parent of new Set(board.ideas.map((idea) => idea.parent))) {
    const below = board.ideas.filter((idea) => idea.parent === parent)
    writeBelow(doc, parent, below.map(ideaOfDemo), random)
  }
  for (const { id, ...link } of board.links) openColumn(doc, 'links').set(id, link)
}

const ideaOfDemo = ({ id, text, note, author, kind, sdg }: DemoIdea): Below => ({
  id,
  kind,
  title: richText(text),
  ...(note !== undefined && { note: richText(note) }),
  ...(author !== undefined && { by: author }),
  ...(sdg && { fields: { sdg } }),
})

type Below = Omit<NewIdea, 'place'> & { readonly id: IdeaId; readonly by?: string }

function writeBelow(doc: Y.Doc, parent: IdeaId, ideas: readonly Below[], random: () => number): void {
  const keys = keysBetween(undefined, undefined, ideas.length, random)
  for (const [i, { id, by, ...idea }] of ideas.entries()) {
    writeIdea(doc, id, { ...idea, place: { parent, order: keys[i] ?? '', ...(by !== undefined && { by }) } })
  }
}
