import { Router, type Request, type Response } from 'express'
import { publicationPage } from '../../../shared/wire/paths.ts'
import { publicationBlob, type PublicationFile } from '../../boards/publicationRecords.ts'
import { noteVisit } from '../../boards/retention.ts'
import type { Installation } from '../../installation.ts'
import type { Allowances } from '../allowance.ts'
import { answerAsPage, speak, spend } from '../answerProblems.ts'
import { only } from '../only.ts'
import { HttpProblem } from '../problem.ts'
import { sendFile } from '../sendFile.ts'
import { sendPage } from '../sendPage.ts'

/** What is on the page for everybody; the rest is what the page is written from. */
const GIVEN: readonly PublicationFile['what'][] = ['copy', 'package', 'calendar', 'picture']

/** The result page for whoever has its address, with its files: no secret of the board is in it, and none is asked for. */
export function resultPageRoutes(installation: Installation, allowances: Allowances): Router {
  const { config, blobs, publications } = installation
  const routes = Router({ strict: true })
  routes.use('/p', (request, _response, next) => {
    answerAsPage(request)
    spend(allowances, 'requests', request)
    next()
  })

  const find = async (request: Request<{ publication: string }>) => {
    const found = await publications.find(request.params.publication)
    if (!found) throw new HttpProblem('publicationNotFound')
    speak(request, found.record.language)
    if (found.record.state === 'withdrawn') throw new HttpProblem('publicationWithdrawn')
    return found
  }

  // Its files lie below it: so their addresses are the same, whoever has written the page's own.
  routes
    .route('/p/:publication')
    .get((request, response) => {
      response.redirect(308, `${publicationPage(encodeURIComponent(request.params.publication))}/`)
    })
    .all(only('GET'))

  routes
    .route('/p/:publication/')
    .get(async (request, response) => {
      const { board, record } = await find(request)
      // Who reads the result is a visitor of the board: it is not erased under their eyes.
      if (!config.readOnly) await noteVisit(installation, board)
      const page = await publications.page(board, record)
      if (!page) throw new HttpProblem('publicationNotFound')
      await sendPage(request, response, page)
    })
    .all(only('GET'))

  routes
    .route('/p/:publication/pictures/:picture')
    .get(async (request, response) => {
      await send(request, response, `picture-${request.params.picture}`)
    })
    .all(only('GET'))

  routes
    .route('/p/:publication/:file')
    .get(async (request, response) => {
      await send(request, response, request.params.file)
    })
    .all(only('GET'))

  async function send(request: Request<{ publication: string }>, response: Response, name: string): Promise<void> {
    const { board, record } = await find(request)
    const file = record.files.find((each) => each.name === name && GIVEN.includes(each.what))
    if (!file) throw new HttpProblem('publicationNotFound')
    const { what, fileName, hash } = file
    const blob = publicationBlob(board, record.edition, name)
    response.set('X-Robots-Tag', 'noindex, nofollow')
    // Gone: another edition has taken its place in this very moment.
    const kept = { blob, fileName, isDownload: what !== 'picture', hash, gone: 'publicationNotFound' } as const
    await sendFile(blobs, kept, request, response)
  }

  return routes
}
