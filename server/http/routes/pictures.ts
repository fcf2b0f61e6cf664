import express, { Router, type Request, type Response } from 'express'
import type { BoardId } from '../../../shared/domain/board.ts'
import { isPictureId, PICTURE } from '../../../shared/domain/picture.ts'
import { api } from '../../../shared/wire/paths.ts'
import { cardOfPicture, findPicture, pictureBlob, type PictureSize } from '../../boards/pictureRecords.ts'
import type { Installation } from '../../installation.ts'
import { admit } from '../admit.ts'
import { only } from '../only.ts'
import { HttpProblem } from '../problem.ts'
import { sendFile } from '../sendFile.ts'

const MEGABYTE = 1024 * 1024
/** A file as it comes, whatever it is called; nothing is unpacked on the way. */
const readFile = express.raw({ limit: PICTURE.upload, type: () => true, inflate: false })

/** Pictures of a board: brought by whoever takes part, seen by everybody with a link. */
export function pictureRoutes(installation: Installation): Router {
  const { records, pictures } = installation
  const routes = Router()

  routes
    .route('/boards/:board/pictures/:picture')
    .put(async (request, response) => {
      const { board } = await admit(installation, request, 'addPictures')
      const { picture } = request.params
      if (!isPictureId(picture)) throw new HttpProblem('pictureNotFound')
      const known = await findPicture(records, board, picture)
      if (known) return void response.json(cardOfPicture(known))
      const giveBack = pictures.take(board)
      try {
        const card = await pictures.add(board, picture, await bytesOf(request, response))
        response.status(201).location(api.picture(board, picture)).json(card)
      } finally {
        giveBack()
      }
    })
    .get((request, response) => send('full', request, response))
    .all(only('GET', 'PUT'))

  routes
    .route('/boards/:board/pictures/:picture/small')
    .get((request, response) => send('small', request, response))
    .all(only('GET'))

  async function send(size: PictureSize, request: PictureRequest, response: Response): Promise<void> {
    const { board } = await admit(installation, request, 'read')
    await sendPicture(installation, { board, picture: request.params.picture, size }, request, response)
  }

  return routes
}

type PictureRequest = Request<{ board: string; picture: string }>

interface WantedPicture {
  readonly board: BoardId
  readonly picture: string
  readonly size: PictureSize
}

/** The file of a picture, for whoever was let in. */
export async function sendPicture(
  { records, blobs }: Pick<Installation, 'records' | 'blobs'>,
  { board, picture: id, size }: WantedPicture,
  request: Request,
  response: Response,
): Promise<void> {
  const picture = await findPicture(records, board, id)
  if (!picture) throw new HttpProblem('pictureNotFound')
  const blob = pictureBlob(board, picture.id, size)
  const file = { blob, fileName: `${picture.id}.jpg`, isDownload: false, gone: 'pictureNotFound' } as const
  await sendFile(blobs, file, request, response)
}

function bytesOf(request: Request, response: Response): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    readFile(request, response, (error: unknown) => {
      const type = error instanceof Error && 'type' in error ? error.type : undefined
      if (type === 'entity.too.large')
        return reject(new HttpProblem('pictureTooLarge', { limit: PICTURE.upload / MEGABYTE }))
      if (error !== undefined && error !== null) return reject(new HttpProblem('notAPicture'))
      resolve(request.body instanceof Uint8Array ? request.body : new Uint8Array(0))
    })
  })
}
