import { strFromU8, unzipSync } from 'fflate'
import { expect, it, onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { api } from '../../../../shared/wire/paths.ts'
import { addIdea } from '../../../../shared/commands/addIdea.ts'
import { createBoard, join } from '../../../support/boardByHttp.ts'
import { createPerson } from '../../../support/scriptedPerson.ts'
import { startServer } from '../../../support/server.ts'
import { jpegOf } from '../../../support/pictures.ts'
import { rawVisitor } from '../access/rawVisitor.ts'

const isAck = (seq: number) => (bytes: Uint8Array) => bytes[0] === 64 && bytes[1] === 1 && bytes[2] === seq

it('[P8] the organiser takes everything along in one file: map, handout, pictures, what was said, by name; nobody else, and nothing stays on the board', async () => {
  const server = await startServer()
  onTestFinished(() => server.stop())
  const { url } = server
  const { board, secrets } = await createBoard(url)
  const session = await join(url, board, secrets.participant, 'Ben Bär')
  const ben = createPerson({ server: url, session, random: Math.random, now: () => 0 })
  await ben.online()
  ben.does(addIdea, { id: 'rufbus', parent: 'root', after: null, title: 'Rufbus' })
  await ben.everythingSaved()
  ben.leave()
  const talk = rawVisitor(url, board, 'talk', session.ticket)
  await talk.admitted()
  const doc = new Y.Doc()
  doc.getMap('comments').set(`${session.participant}/rufbus/1`, { text: 'Auch sonntags?', at: Date.UTC(2026, 10, 28) })
  doc.getMap('reactions').set(`${session.participant}/rufbus/join`, true)
  talk.send(0, 2, Y.encodeStateAsUpdate(doc))
  talk.send(64, 0, 1)
  await talk.hear(isAck(1))
  const ask = (method: string, address: string, credential: string, body?: Uint8Array<ArrayBuffer>) =>
    fetch(url + address, { method, headers: { authorization: `Bearer ${credential}` }, ...(body && { body }) })
  const photo = await ask(
    'PUT',
    api.picture(board, 'A'.repeat(22)),
    session.ticket,
    Uint8Array.from(await jpegOf(40, 30)),
  )
  expect(photo.status).toBe(201)

  expect((await ask('GET', api.everything(board), secrets.participant)).status).toBe(403)
  const answer = await ask('GET', api.everything(board), secrets.organiser)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  expect(Object.keys(files)).toEqual([
    'Lies mich.txt',
    'Mindmap.json',
    'Mindmap.md',
    'Handout.pdf',
    'Staende.json',
    `Bilder/${'A'.repeat(22)}.jpg`,
  ])
  const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array())
  expect(JSON.parse(text('Mindmap.json'))).toMatchObject({
    talk: [
      {
        idea: 'Rufbus',
        path: ['Regionalgespräch'],
        comments: [{ by: 'Ben Bär', at: '2026-11-28T00:00:00.000Z', text: 'Auch sonntags?' }],
        reactions: { join: 1 },
      },
    ],
  })
  expect(text('Mindmap.md')).toContain('- Mache ich mit: 1\n- **Ben Bär**, 2026-11-28: Auch sonntags?')
  expect(text('Handout.pdf').slice(0, 5)).toBe('%PDF-')
  expect(await (await ask('GET', api.copies(board), secrets.viewer)).json()).toEqual([])
})
