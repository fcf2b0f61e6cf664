import { loadImage, createCanvas } from '@napi-rs/canvas'
import { request, type ClientRequest } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { api } from '../../../../shared/wire/paths.ts'
import { createBoard as createByHttp } from '../../../support/boardByHttp.ts'
import {
  GIF,
  jpegOf,
  newPictureId,
  phonePhoto,
  pngBomb,
  pngOf,
  SECRETS,
  SVG,
  webpOf,
} from '../../../support/pictures.ts'
import { startServer } from '../../../support/server.ts'
import { filesWith } from '../retention/house.ts'
import { bodyOf, openInstallation, type TestBoard, type TestInstallation } from './installation.ts'

const send = ({ ask }: TestInstallation, { board, secrets }: TestBoard, bytes: Uint8Array, id = newPictureId()) =>
  ask('PUT', api.picture(board, id), secrets.participant, bytes)

async function pixel(file: Response, x: number, y: number) {
  const image = await loadImage(Buffer.from(await file.arrayBuffer()))
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  const [red = 0, , blue = 0] = canvas.getContext('2d').getImageData(x, y, 1, 1).data
  return { width: image.width, height: image.height, is: red > blue ? 'red' : 'blue' }
}

describe('pictures', () => {
  it('PNG, JPEG and WebP are kept in two sizes, and everybody with a link sees them', async () => {
    const installation = await openInstallation()
    const board = await installation.createBoard()
    for (const bytes of [await pngOf(1_000, 500), await jpegOf(1_000, 500), await webpOf(1_000, 500)]) {
      const id = newPictureId()
      const sent = await send(installation, board, bytes, id)
      expect([sent.status, sent.headers.get('location')]).toEqual([201, api.picture(board.board, id)])
      expect(await sent.json()).toMatchObject({ id, width: 1_000, height: 500 })
      for (const secret of Object.values(board.secrets)) {
        const full = await installation.ask('GET', api.picture(board.board, id), secret)
        expect(full.headers.get('content-type')).toBe('image/jpeg')
        expect(full.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
        expect(full.headers.get('vary')).toBe('Authorization')
        expect(full.headers.get('x-content-type-options')).toBe('nosniff')
        expect(await pixel(full, 10, 10)).toEqual({ width: 1_000, height: 500, is: 'red' })
        const small = await installation.ask('GET', api.smallPicture(board.board, id), secret)
        expect(await pixel(small, 10, 290)).toEqual({ width: 600, height: 300, is: 'blue' })
      }
    }
  })

  it('a photo loses the place where it was taken and all that the camera noted, and stands upright', async () => {
    const installation = await openInstallation()
    const board = await installation.createBoard()
    const photo = await phonePhoto(4_000, 3_000)
    for (const secret of SECRETS) expect(photo.includes(secret)).toBe(true)
    const id = newPictureId()
    expect((await send(installation, board, photo, id)).status).toBe(201)
    for (const path of [api.picture(board.board, id), api.smallPicture(board.board, id)]) {
      const file = await installation.ask('GET', path, board.secrets.viewer)
      const bytes = Buffer.from(await file.clone().arrayBuffer())
      for (const secret of SECRETS) expect(bytes.includes(secret)).toBe(false)
      expect(bytes.includes(Buffer.from('MM\0*'))).toBe(false)
      // A quarter turn: what was at the left, and red at its upper end, is above now.
      const { width, height } = await pixel(file, 0, 0)
      expect(width / height).toBeCloseTo(0.75, 2)
    }
    for (const secret of SECRETS) expect(filesWith(installation.dataDir, secret)).toEqual([])
  })

  it('what is sent twice is kept once, and nothing takes its place', async () => {
    const installation = await openInstallation()
    const board = await installation.createBoard()
    const id = newPictureId()
    const both = await Promise.all([1, 2].map(async () => send(installation, board, await pngOf(80, 60), id)))
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([201]))
    const other = await send(installation, board, await pngOf(300, 300), id)
    expect([other.status, await other.json()]).toMatchObject([200, { width: 80, height: 60 }])
  })

  it('[P11] what is no picture, or a hostile one, is refused with a sentence', async () => {
    const installation = await openInstallation()
    const board = await installation.createBoard()
    const png = await pngOf(400, 300)
    const jpeg = await jpegOf(400, 300)
    const hostile: readonly (readonly [string, Uint8Array, number, string])[] = [
      ['a bomb of 900 million pixels', pngBomb(30_000, 30_000), 422, 'tooManyPixels'],
      [
        'one that breaks off before its first line',
        jpeg.subarray(0, jpeg.indexOf(Buffer.from([0xff, 0xc4]))),
        422,
        'pictureUnreadable',
      ],
      ['a GIF', GIF, 415, 'notAPicture'],
      ['an SVG with a script', SVG, 415, 'notAPicture'],
      ['nothing', new Uint8Array(0), 415, 'notAPicture'],
      ['words', Buffer.from('JFIF PNG WEBP'), 415, 'notAPicture'],
      ['ten megabytes', Buffer.concat([png, Buffer.alloc(10_000_000)]), 413, 'pictureTooLarge'],
    ]
    for (const [what, bytes, status, code] of hostile) {
      const answer = await send(installation, board, bytes)
      const problem = await answer.json()
      expect([what, answer.status, problem.code]).toEqual([what, status, code])
      expect(problem.detail).toMatch(/^\p{Lu}.{15,}\.$/u)
    }
    const zipped = await installation.ask(
      'PUT',
      api.picture(board.board, newPictureId()),
      board.secrets.participant,
      png,
      { 'Content-Encoding': 'gzip' },
    )
    expect([zipped.status, (await zipped.json()).code]).toEqual([415, 'notAPicture'])
    // One that claims as much as may be and holds nothing is an empty sheet, and a small one.
    const id = newPictureId()
    expect(await bodyOf(send(installation, board, pngBomb(5_000, 4_900), id))).toMatchObject({ width: 2_000 })
    expect((await send(installation, board, png)).status).toBe(201)
  })

  it('of a file that is a picture and something else only the picture is kept', async () => {
    const installation = await openInstallation()
    const board = await installation.createBoard()
    const id = newPictureId()
    const two = Buffer.concat([await jpegOf(60, 40), Buffer.from('PK\x03\x04<html><script>alert(1)</script>')])
    expect((await send(installation, board, two, id)).status).toBe(201)
    const file = Buffer.from(
      await (await installation.ask('GET', api.picture(board.board, id), board.secrets.viewer)).arrayBuffer(),
    )
    expect(file.includes('<script>')).toBe(false)
    expect(filesWith(installation.dataDir, '<script>')).toEqual([])
  })

  it('[P6] a viewer brings none; and the secret of another board, a wrong one or none sees none', async () => {
    const installation = await openInstallation()
    const { ask, createBoard } = installation
    const [mine, theirs] = [await createBoard(), await createBoard()]
    const id = newPictureId()
    const refused = await ask('PUT', api.picture(mine.board, id), mine.secrets.viewer, await pngOf(8, 8))
    expect([refused.status, (await refused.json()).code]).toEqual([403, 'forbidden'])
    expect((await send(installation, mine, await pngOf(8, 8), id)).status).toBe(201)
    for (const secret of [...Object.values(theirs.secrets), 'A'.repeat(22), undefined])
      for (const path of [api.picture(mine.board, id), api.smallPicture(mine.board, id)])
        expect((await ask('GET', path, secret)).status).toBe(401)
    // By its own board's door it is not to be found either.
    expect((await ask('GET', api.picture(theirs.board, id), theirs.secrets.organiser)).status).toBe(404)
    for (const id of ['x', 'A'.repeat(21), '..%2F..%2Fmeta.json', 'A'.repeat(23)])
      expect((await ask('PUT', api.picture(mine.board, id), mine.secrets.organiser, await pngOf(8, 8))).status).toBe(
        404,
      )
  })

  it('[P11] a board holds so many pictures and so many megabytes, and says so', async () => {
    const few = await openInstallation({ env: { LIMIT_PICTURES_PER_BOARD: '2' } })
    const board = await few.createBoard()
    const all = await Promise.all([1, 2, 3, 4].map(async () => send(few, board, await pngOf(30, 30))))
    expect(all.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409])
    expect((await send(few, board, await pngOf(30, 30)).then((answer) => answer.json())).code).toBe('picturesFull')
    expect((await send(few, await few.createBoard(), await pngOf(30, 30))).status).toBe(201)

    const small = await openInstallation({ env: { LIMIT_PICTURE_MEGABYTES_PER_BOARD: '1' } })
    const noisy = createCanvas(1_500, 1_500)
    const context = noisy.getContext('2d')
    const noise = context.createImageData(1_500, 1_500)
    for (let i = 0; i < noise.data.length; i++) noise.data[i] = i % 4 === 3 ? 255 : (i * 7_919 * (i % 251)) % 256
    context.putImageData(noise, 0, 0)
    const full = await small.createBoard()
    expect((await send(small, full, await noisy.encode('jpeg', 90))).status).toBe(201)
    expect((await send(small, full, await pngOf(30, 30))).status).toBe(409)
  })

  it('[P11] who sends slowly takes a place, not the server: the next one is told when to come back', async () => {
    const installation = await openInstallation({ env: { LIMIT_PICTURES_WAITING: '2' } })
    const [slow, quick] = [await installation.createBoard(), await installation.createBoard()]
    let upload: ClientRequest | undefined
    const sendSlowly = (): void => {
      upload = request(installation.url + api.picture(slow.board, newPictureId()), {
        method: 'PUT',
        headers: { Authorization: `Bearer ${slow.secrets.participant}`, 'Content-Length': '1000' },
      })
      // It has come while the place was taken by the one below.
      upload.on('error', () => {}).on('response', sendSlowly)
      upload.write('x')
    }
    sendSlowly()
    onTestFinished(() => void upload?.destroy())
    await expect
      .poll(async () => (await send(installation, slow, await pngOf(30, 30))).status, { timeout: 20_000 })
      .toBe(429)
    const told = await send(installation, slow, await pngOf(30, 30))
    expect([told.headers.get('retry-after'), (await told.json()).code]).toEqual(['2', 'picturesBusy'])
    expect((await send(installation, quick, await pngOf(30, 30))).status).toBe(201)
    upload?.removeAllListeners('response').destroy()
    await expect
      .poll(async () => (await send(installation, slow, await pngOf(30, 30))).status, { timeout: 10_000 })
      .toBe(201)
  })

  it('[P16] goes with its board: no file and no record is left', async () => {
    const installation = await openInstallation()
    const board = await installation.createBoard()
    const id = newPictureId()
    await send(installation, board, await phonePhoto(640, 480), id)
    expect(filesWith(installation.dataDir, id)).not.toEqual([])
    const meanwhile = send(installation, board, await pngOf(2_000, 2_000))
    await installation.ask('DELETE', api.board(board.board), board.secrets.organiser)
    expect([201, 410]).toContain((await meanwhile).status)
    expect(filesWith(installation.dataDir, id)).toEqual([])
    expect(filesWith(installation.dataDir, 'JFIF')).toEqual([])
    const gone = await installation.ask('GET', api.picture(board.board, id), board.secrets.viewer)
    expect([gone.status, (await bodyOf(gone))['code']]).toEqual([410, 'boardGone'])
  })

  it('forty hostile files at once stop nobody and take a bounded amount of memory', async () => {
    const server = await startServer()
    onTestFinished(() => server.stop())
    const { board, secrets } = await createByHttp(server.url)
    const put = (bytes: Uint8Array) =>
      fetch(server.url + api.picture(board, newPictureId()), {
        method: 'PUT',
        headers: { Authorization: `Bearer ${secrets.participant}` },
        body: new Uint8Array(bytes),
      }).then(
        ({ status }) => status,
        // It did not want to hear all of it.
        () => 413,
      )
    const before = server.memory()
    const bombs = [pngBomb(30_000, 30_000), pngBomb(4_999, 4_999), SVG, GIF, Buffer.alloc(10_000_000, 0xff)]
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => put(bombs[i % bombs.length] ?? GIF)))
    for (const status of answers) expect([201, 413, 415, 422, 429]).toContain(status)
    expect(server.memory() - before).toBeLessThan(200e6)
    expect(await put(await pngOf(200, 200))).toBe(201)
  })
})
