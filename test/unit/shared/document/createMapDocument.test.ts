import { expect, test } from 'vitest'
import { createMapDocument } from '../../../../shared/document/createMapDocument.ts'
import { demoBoard, demoPeople } from '../../../../shared/document/demo/demoBoard.ts'
import { createStageDocument } from '../../../../shared/document/createStageDocument.ts'
import { openMapDocument } from '../../../../shared/document/openDocument.ts'
import { readMindMap } from '../../../../shared/document/readMindMap.ts'
import { readStage } from '../../../../shared/document/readStage.ts'
import { KINDS } from '../../../../shared/domain/idea.ts'
import { LANGUAGES, subtree, type MindMap } from '../../../../shared/domain/mindMap.ts'
import { TEMPLATES, type Template } from '../../../../shared/domain/board.ts'
import fixture from '../../../fixtures/regionalgespraech.json' with { type: 'json' }
import english from '../../../fixtures/regionalgespraech.en.json' with { type: 'json' }
import * as Y from 'yjs'

let count = 0
const create = (template: Template, language: 'de' | 'en', title = 'Klima im Kreis') =>
  createMapDocument({ title, language, template, newId: () => `idea${count++}`, random: Math.random, now: 0 })
const open = (update: Uint8Array): MindMap => readMindMap(openMapDocument([update]))
const titles = (map: MindMap) => [...subtree(map, map.root)].map((idea) => idea.text)

test('a new Regionalgespräch offers its three branches in German and in English', () => {
  const map = open(create('regionalgespraech', 'de'))
  expect(titles(map)).toEqual(['Klima im Kreis', 'Herausforderungen', 'Gute Praktiken', 'Quick Wins'])
  expect([...subtree(map, map.root)].map((idea) => idea.kind)).toEqual([
    'topic',
    'challenge',
    'goodPractice',
    'quickWin',
  ])
  expect(map).toMatchObject({ title: 'Klima im Kreis', language: 'de' })
  expect(titles(open(create('regionalgespraech', 'en', 'Climate')))).toEqual([
    'Climate',
    'Challenges',
    'Good practices',
    'Quick wins',
  ])
})

test('an empty board holds nothing but its title', () => {
  expect(titles(open(create('blank', 'en', 'Empty')))).toEqual(['Empty'])
})

test.each([
  ['de', fixture],
  ['en', english],
] as const)('[P8] the demo board (%s) holds every idea, note, tag and link of the session', (language, session) => {
  const map = open(create('demo', language))
  const ideas = session.nodes.map((node) => ({ ...node, note: 'note' in node ? node.note : undefined }))
  expect(map.ideas.size).toBe(ideas.length + 1)
  for (const node of ideas) {
    const idea = map.ideas.get(node.id)
    expect(idea).toMatchObject({ text: node.text, parent: node.parent, kind: node.category })
    expect(idea?.author).toBe('author' in node ? node.author : undefined)
    expect(idea?.note.map((line) => line.map((run) => run.text).join('')).join('\n')).toBe(node.note ?? '')
    expect(idea?.fields.sdg ?? []).toEqual([...(node.sdg ?? [])].sort((a, b) => a - b))
  }
  for (const parent of new Set(ideas.map((node) => node.parent))) {
    const siblings = ideas.filter((node) => node.parent === parent).sort((a, b) => a.order - b.order)
    expect(map.ideas.get(parent)?.children).toEqual(siblings.map((node) => node.id))
  }
  expect([...map.links.values()]).toEqual(session.links)
  expect(demoPeople(language).map(({ name }) => name)).toEqual(session.participants.map(({ name }) => name))
  for (const idea of demoBoard(language).ideas) if (idea.kind) expect(KINDS).toContain(idea.kind)
})

test('the votes of the demo are counted on its stage', () => {
  const stage = new Y.Doc()
  Y.applyUpdate(stage, createStageDocument({ template: 'demo' }) ?? new Uint8Array())
  const counted = fixture.nodes.flatMap((node) => (node.votes?.length ? [[node.id, node.votes.length] as const] : []))
  expect(readStage(stage).tally).toEqual(new Map(counted))
  expect(createStageDocument({ template: 'blank' })).toBeUndefined()
})

test('the same chance makes the same board', () => {
  const make = (template: Template, language: 'de' | 'en') => {
    let id = 0
    return createMapDocument({ title: 'T', language, template, newId: () => `i${id++}`, random: () => 0.5, now: 0 })
  }
  for (const template of TEMPLATES)
    for (const language of LANGUAGES) expect(make(template, language)).toEqual(make(template, language))
})
