import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { PdfFile, uriString } from '../../../../../exports/pdf/file/pdfFile.ts'
import { dateString, factor, n, rgb, textString } from '../../../../../exports/pdf/file/syntax.ts'
import { deflate } from '../../../../../server/exporting/deflate.ts'

const ROW = 7

/** The table of places as a reader unpacks it: each row is added to the one above. */
function placesOf(file: Buffer): number[][] {
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file.toString('latin1'))?.[1])
  const head = file.subarray(start, file.indexOf('stream\n', start)).toString('latin1')
  const from = start + head.length + 'stream\n'.length
  const packed = inflateSync(file.subarray(from, from + Number(/\/Length (\d+)/.exec(head)?.[1])))
  const rows: number[][] = []
  for (let at = 0; at < packed.length; at += ROW + 1) {
    expect(packed[at]).toBe(2)
    const above = rows[rows.length - 1] ?? Array<number>(ROW).fill(0)
    rows.push([...packed.subarray(at + 1, at + 1 + ROW)].map((byte, i) => (byte + (above[i] ?? 0)) & 255))
  }
  return rows.map(([kind = 0, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => [
    kind,
    a * 2 ** 24 + b * 2 ** 16 + c * 256 + d,
    e * 256 + f,
  ])
}

test('every object is found where the file says, in a stream of its own or with many others in one', async () => {
  const file = new PdfFile(deflate)
  const stream = file.putStream('q Q')
  const kept = file.putAsItIs('<xml/>', '/Type /Metadata')
  const objects = Array.from({ length: 1_000 }, (_, i) => file.put(`<< /I ${i} >>`))
  const bytes = Buffer.from(await file.end(objects[0] ?? 0, objects[1] ?? 0))
  const places = placesOf(bytes)
  const text = bytes.toString('latin1')
  const streamAt = (id: number): Buffer => {
    const [kind, where = 0] = places[id] ?? []
    expect(kind).toBe(1)
    expect(text.startsWith(`${id} 0 obj\n`, where)).toBe(true)
    const head = text.slice(where, text.indexOf('stream\n', where))
    const from = where + head.length + 'stream\n'.length
    return bytes.subarray(from, from + Number(/\/Length (\d+)/.exec(head)?.[1]))
  }
  expect(inflateSync(streamAt(stream)).toString()).toBe('q Q')
  expect(streamAt(kept).toString()).toBe('<xml/>')
  objects.forEach((id, i) => {
    const [kind, where = 0, index = -1] = places[id] ?? []
    expect(kind).toBe(2)
    const together = inflateSync(streamAt(where)).toString()
    const heads = together.split(' ', 2 * index + 2).map(Number)
    expect(heads[2 * index]).toBe(id)
    const first = together.indexOf('<<')
    expect(together.slice(first + (heads[2 * index + 1] ?? 0)).split('\n')[0]).toBe(`<< /I ${i} >>`)
  })
})

test('values are written as the format wants them', () => {
  expect([0, 1.5, -1.5, 12.345, 0.05, -0.001, 99.999, 1e6 + 0.07].map(n)).toEqual([
    '0',
    '1.5',
    '-1.5',
    '12.35',
    '.05'.padStart(4, '0'),
    '0',
    '100',
    '1000000.07',
  ])
  expect(factor(0.000123456)).toBe('0.000123')
  expect(textString('ä☕')).toBe('<feff00e42615>')
  expect(dateString(Date.UTC(2026, 10, 22, 9, 5, 3))).toBe('(D:20261122090503Z)')
  expect(rgb('#ff0080')).toBe('1 0 0.502')
  expect(uriString('https://example.org/ä(1)\\\ud800')).toBe('(https://example.org/%C3%A4\\(1\\)\\\\%EF%BF%BD)')
})
