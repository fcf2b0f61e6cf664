import { Router } from 'express'
import { accessTo } from '../../../shared/domain/access.ts'
import { DOCUMENT_NAMES } from '../../../shared/domain/board.ts'
import type { ParticipantId } from '../../../shared/domain/participant.ts'
import { sessionRequest, type SessionAnswer, type SessionRequest } from '../../../shared/wire/requests.ts'
import { credentialOf } from '../../access/credential.ts'
import { hashOf } from '../../access/links.ts'
import type { Visitor } from '../../access/whoIs.ts'
import { cardOf } from '../../boards/boardRecord.ts'
import { stillThere } from '../../boards/eraseBoard.ts'
import { newParticipantId } from '../../boards/randomId.ts'
import { erasedOn, noteVisit } from '../../boards/retention.ts'
import { changePerson, countPeople, join, personOfTicket } from '../../boards/roster.ts'
import type { Installation } from '../../installation.ts'
import { admit } from '../admit.ts'
import type { Allowances } from '../allowance.ts'
import { spend } from '../answerProblems.ts'
import { checkBody } from '../checkBody.ts'
import { only } from '../only.ts'
import { HttpProblem } from '../problem.ts'
import { closingOf } from './closing.ts'

interface Me {
  readonly participant: ParticipantId
  readonly name: string | null
  readonly ticket: string
}

/** Of whom nothing is kept: who has not said a name and only looked in at the door, and whoever comes to a server that only reads. */
const guest = ({ person }: Visitor, shown: string, given: SessionRequest): Me => ({
  participant: person?.participant ?? newParticipantId(),
  name: given.name ?? person?.name ?? null,
  ticket: shown,
})

/** Coming in: a link's secret and a name make a new person with a ticket, a ticket brings the same person back. */
export function sessionRoutes(installation: Installation, allowances: Allowances): Router {
  const { config, records, clock, mail } = installation
  const routes = Router()

  routes
    .route('/boards/:board/session')
    .post(async (request, response) => {
      const visitor = await admit(installation, request, 'read')
      const { board, role, state } = visitor
      const given = checkBody(sessionRequest, request.body ?? {})
      const shown = credentialOf(request.headers) ?? ''
      const me = config.readOnly
        ? guest(visitor, shown, given)
        : ((await knownPerson(visitor, shown, given)) ??
          (given.name === undefined
            ? guest(visitor, shown, given)
            : await newcomer(visitor, given, () => spend(allowances, 'joins', request))))
      const record = config.readOnly ? visitor.record : await noteVisit(installation, board)
      if (!record || !(config.readOnly || (await stillThere(installation, board)))) throw new HttpProblem('boardGone')
      const answer: SessionAnswer = {
        ...cardOf(board, record),
        role,
        ...me,
        documents: DOCUMENT_NAMES.map((name) => ({
          name,
          access: config.readOnly ? 'read' : accessTo(role, name, state),
        })),
        closing: closingOf(record, clock.now()),
        generation: record.generation,
        erasedOn: erasedOn(record, config.retention),
        sendsMail: mail !== undefined && !config.readOnly,
      }
      response.json(answer)
    })
    .all(only('POST'))

  /** By the ticket that was shown, or by the one from before the link was renewed, once the new link is shown. */
  async function knownPerson(visitor: Visitor, shown: string, given: SessionRequest): Promise<Me | undefined> {
    const { board, role, record, person, credentialHash } = visitor
    const { name, organisation, former, resultTo } = kept(given)
    if (person) {
      const me = await changePerson(installation, board, credentialHash, person, { name, organisation, resultTo })
      if (me.removed) throw new HttpProblem('removed')
      return { participant: me.participant, name: me.name, ticket: shown }
    }
    if (former === undefined) return undefined
    const earlier = await personOfTicket(records, board, hashOf(former))
    if (!earlier || earlier.removed || earlier.role !== role) return undefined
    const link = record.links[role].number
    const me = await changePerson(installation, board, hashOf(former), earlier, { name, organisation, resultTo, link })
    return { participant: me.participant, name: me.name, ticket: former }
  }

  async function newcomer({ board, role, record }: Visitor, given: SessionRequest, mayJoin: () => void): Promise<Me> {
    mayJoin()
    const limit = config.limits.peoplePerBoard
    if ((await countPeople(records, board)) >= limit) throw new HttpProblem('boardFull', { limit })
    const by = { role, link: record.links[role].number }
    const { person, ticket } = await join(installation, board, by, kept(given))
    return { participant: person.participant, name: person.name, ticket }
  }

  /** An address that nothing could be sent to is not kept. */
  function kept({ resultTo, ...given }: SessionRequest): SessionRequest {
    return mail && resultTo !== undefined ? { ...given, resultTo } : given
  }

  return routes
}
