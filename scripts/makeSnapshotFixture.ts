/**
 * Freezes a map with everything that a map can hold today, for test/fixtures/snapshots, where it stays for ever: `tsx scripts/makeSnapshotFixture.ts <name>`.
 * To be run once whenever the schema has changed; test/unit/server/exporting/frozenMaps.test.ts reads all of them.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as Y from 'yjs'
import { linkIdeas } from '../shared/commands/linkIdeas.ts'
import { moveIdeas } from '../shared/commands/moveIdeas.ts'
import { placeFreely } from '../shared/commands/placeFreely.ts'
import { removeIdeas } from '../shared/commands/removeIdeas.ts'
import { run, type Command } from '../shared/commands/command.ts'
import { createMapDocument } from '../shared/document/createMapDocument.ts'
import { openMapDocument } from '../shared/document/openDocument.ts'
import { keysBetween } from '../shared/document/orderKey.ts'
import { readMindMap } from '../shared/document/readMindMap.ts'
import { writeIdea } from '../shared/document/writeIdea.ts'
import { KINDS } from '../shared/domain/idea.ts'
import { freezeMap } from '../server/exporting/freezeMap.ts'
import { packWhole } from '../server/exporting/packMap.ts'
import { seededRandom } from '../test/support/seededRandom.ts'
import { plainMap } from '../test/support/plainMap.ts'

const [name] = process.argv.slice(2)
const folder = fileURLToPath(new URL('../test/fixtures/snapshots', import.meta.url))
if (!name || existsSync(`${folder}/${name}.json`)) throw new Error('give it a name that is not taken, e.g. schema-1')

const random = seededRandom(23)
let made = 0
const newId = (): string => `id${made++}`
const template = createMapDocument({
  title: 'Wohnen & Ehrenamt',
  language: 'de',
  template: 'regionalgespraech',
  newId,
  random,
  now: 0,
})
const doc = openMapDocument([template])
doc.clientID = 4711
const does = <A>(command: Command<A>, args: A): void => {
  const result = run(doc, readMindMap(doc), command, args, { by: 'p1', now: 1, random, origin: {} })
  if (!result.ok) throw new Error(`${command.name}: ${result.refusal}`)
}
const keys = keysBetween(undefined, undefined, 20, random)
const place = (parent: string, order: number) => ({ parent, order: keys[order] ?? '', by: `p${order}` })
writeIdea(doc, 'alles', {
  place: place('id0', 0),
  kind: 'quickWin',
  title: [
    [
      { text: 'Fett ', bold: true },
      { text: 'schräg ', italic: true },
      { text: 'Link', link: 'https://example.org/' },
    ],
    [{ text: '🏠 שלום 会議' }],
  ],
  note: [[{ text: 'Eine Notiz' }], [], [{ text: 'mit Absatz' }]],
  fields: {
    who: 'Ayşe',
    nextStep: 'anrufen',
    until: '2027-02-28',
    link: 'mailto:amt@example.org',
    sdg: [1, 11, 17],
    picture: { id: 'PictureOfARedBicycle00', width: 300, height: 200, alt: 'Ein rotes Rad', decorative: true },
  },
})
for (const [i, kind] of KINDS.entries())
  writeIdea(doc, `kind-${kind}`, { place: place('id1', i + 1), kind, title: [[{ text: `Art ${kind}` }]] })
writeIdea(doc, 'leer', { place: place('kind-free', 7) })
writeIdea(doc, 'weg', { place: place('id2', 8), title: [[{ text: 'Gelöscht' }]] })
writeIdea(doc, 'darunter', { place: place('weg', 9), title: [[{ text: 'mit dem Zweig' }]] })
writeIdea(doc, 'verwaist', { place: place('nirgends', 10), title: [[{ text: 'Ohne Zweig' }]] })
does(moveIdeas, { ids: ['kind-topic'], parent: 'id2', after: null })
does(placeFreely, { places: [{ id: 'kind-challenge', after: null, spot: { along: 40, across: -120 } }] })
const before = Y.encodeStateAsUpdate(doc)
does(removeIdeas, { ids: ['weg'] })
does(linkIdeas, { id: 'link1', from: 'alles', to: 'kind-goodPractice', label: 'hängt zusammen mit' })

const map = Y.encodeStateAsUpdate(doc)
const base = { file: await packWhole(before), bytes: before.length }
const frozen = await freezeMap({ map, last: base, base })
if (!frozen?.goesOn) throw new Error('it does not go on from the one before')
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const kept = {
  bytes: map.length,
  base: { bytes: base.bytes, file: base64(base.file) },
  file: base64(frozen.file),
  whole: base64(await packWhole(map)),
  map: plainMap(readMindMap(doc)),
}
writeFileSync(`${folder}/${name}.json`, `${JSON.stringify(kept, null, 2)}\n`)
