import { Router, type Request } from 'express'
import { boardPage } from '../../../shared/wire/paths.ts'
import { readRecoveryKey } from '../../../shared/domain/recoveryKey.ts'
import {
  changeLinkRequest,
  renewOrganiserRequest,
  SWITCHABLE,
  type BoardLinks,
  type LinksAnswer,
  type LinkState,
} from '../../../shared/wire/requests.ts'
import { credentialOf } from '../../access/credential.ts'
import { secretsFrom, type Link, type Secrets } from '../../access/links.ts'
import type { LiveBoard } from '../../boards/boardRecord.ts'
import { organiserByKey, renewLink, renewOrganiser, renewRecovery, setLink } from '../../boards/changeLinks.ts'
import type { Installation } from '../../installation.ts'
import { admitWithSecret, unauthorised } from '../admit.ts'
import { speak } from '../answerProblems.ts'
import { checkBody } from '../checkBody.ts'
import { only } from '../only.ts'
import { HttpProblem } from '../problem.ts'

/** The three links of a board: showing, closing, renewing, and the way back for who has lost the organiser's. */
export function linkRoutes(installation: Installation): Router {
  const { config, clock } = installation
  const routes = Router()

  const answer = (request: Request, board: string, record: LiveBoard, organiser: string): LinksAnswer => ({
    ...linksOf(baseUrl(request, config.publicUrl), board, secretsFrom(organiser, record.links)),
    states: { participant: stateOf(record.links.participant), viewer: stateOf(record.links.viewer) },
    recoverable: record.recovery !== undefined,
  })

  routes
    .route('/boards/:board/links')
    .get(async (request, response) => {
      const { board, record, secret } = await admitWithSecret(installation, request, 'seeLinks')
      response.json(answer(request, board, record, secret))
    })
    .all(only('GET'))

  routes
    .route('/boards/:board/links/recovery-key')
    .post(async (request, response) => {
      const { board, record, secret } = await admitWithSecret(installation, request, 'changeLinks')
      const recoveryKey = found(await renewRecovery(installation, board, secret))
      response.status(201).json({ ...answer(request, board, record, secret), recoverable: true, recoveryKey })
    })
    .all(only('POST'))

  routes
    .route('/boards/:board/links/organiser/renewal')
    .post(async (request, response) => {
      const { board, secret: before } = await admitWithSecret(installation, request, 'changeLinks')
      const wanted = checkBody(renewOrganiserRequest, request.body)
      const renewed = await renewOrganiser(installation, board, before, wanted)
      if (!renewed) throw new HttpProblem('renewedMeanwhile')
      const { record, recoveryKey } = renewed
      response.json({ ...answer(request, board, record, wanted.secret), recoveryKey })
    })
    .all(only('POST'))

  for (const role of SWITCHABLE) {
    routes
      .route(`/boards/:board/links/${role}`)
      .patch(async (request, response) => {
        const { board, secret } = await admitWithSecret(installation, request, 'changeLinks')
        const change = checkBody(changeLinkRequest, request.body)
        if (typeof change.until === 'number' && change.until <= clock.now()) throw new HttpProblem('endInThePast')
        response.json(answer(request, board, found(await setLink(installation, board, role, change)), secret))
      })
      .all(only('PATCH'))
    routes
      .route(`/boards/:board/links/${role}/renewal`)
      .post(async (request, response) => {
        const { board, secret } = await admitWithSecret(installation, request, 'changeLinks')
        response.json(answer(request, board, found(await renewLink(installation, board, role, secret)), secret))
      })
      .all(only('POST'))
  }

  routes
    .route('/boards/:board/recovery')
    .post(async (request, response) => {
      const { board } = request.params
      const key = readRecoveryKey(credentialOf(request.headers) ?? '')
      const known = await organiserByKey(installation, board, key ?? '')
      if (known === 'gone') throw new HttpProblem('boardGone')
      if (known === 'unknown') throw unauthorised()
      speak(request, known.record.language)
      const wanted = checkBody(renewOrganiserRequest, request.body)
      const renewed = await renewOrganiser(installation, board, known.organiser, wanted)
      if (!renewed) throw new HttpProblem('renewedMeanwhile')
      const { record, recoveryKey } = renewed
      response.json({ ...answer(request, board, record, wanted.secret), recoveryKey })
    })
    .all(only('POST'))

  return routes
}

const stateOf = ({ off, until }: Link): LinkState => ({ on: !off, until: until ?? null })

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new HttpProblem('boardGone')
  return value
}

/** How people reach this installation. Without PUBLIC_URL: as this very request did. */
export const baseUrl = (request: Request, publicUrl: string | undefined): string =>
  publicUrl ?? `${request.protocol}://${/^[\w.:[\]-]+$/.test(request.host) ? request.host : 'localhost'}`

export const linksOf = (base: string, board: string, secrets: Secrets): BoardLinks => ({
  organiser: base + boardPage(board, secrets.organiser),
  participant: base + boardPage(board, secrets.participant),
  viewer: base + boardPage(board, secrets.viewer),
})
