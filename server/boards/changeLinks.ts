import type { BoardId } from '../../shared/domain/board.ts'
import { hashOf, withRenewed, withRenewedOrganiser, type DerivedRole, type Link } from '../access/links.ts'
import { newRecoveryKey, recover, recoveryBy } from '../access/recovery.ts'
import { reviewVisits } from '../access/reviewVisits.ts'
import type { Installation } from '../installation.ts'
import { changeBoard, readBoard, type LiveBoard } from './boardRecord.ts'
import { changePerson, personOfTicket } from './roster.ts'

type Means = Pick<Installation, 'records' | 'rooms' | 'clock' | 'log'>

/** Switches a link off or on, or gives it an end. Who came by a link that is closed now is sent away. Undefined: the board is gone. */
export async function setLink(
  means: Means,
  board: BoardId,
  role: DerivedRole,
  { on, until }: { on?: boolean | undefined; until?: number | null | undefined },
): Promise<LiveBoard | undefined> {
  const changed = await changeBoard(means.records, board, (record) => {
    const { off, until: end, ...link } = record.links[role]
    const isOff = on === undefined ? off : !on
    const endsAt = until === undefined ? end : (until ?? undefined)
    const next: Link = { ...link, ...(isOff && { off: true }), ...(endsAt !== undefined && { until: endsAt }) }
    return { ...record, links: { ...record.links, [role]: next } }
  })
  await reviewVisits(means, board)
  means.log.info({ board, role }, 'link changed')
  return changed
}

/** Makes another link in the place of one. Who came by the old one is sent away. */
export async function renewLink(
  means: Means,
  board: BoardId,
  role: DerivedRole,
  organiser: string,
): Promise<LiveBoard | undefined> {
  const changed = await changeBoard(means.records, board, (record) => ({
    ...record,
    links: withRenewed(record.links, role, organiser),
  }))
  await reviewVisits(means, board)
  means.log.info({ board, role }, 'link renewed')
  return changed
}

export interface Renewed {
  readonly record: LiveBoard
  readonly recoveryKey: string
}

/**
 * Puts another organiser's link and another recovery key in the place of the old ones. The new secret is chosen by who asks: an answer
 * that gets lost on its way then locks nobody out. `keep` is their ticket, which goes on.
 */
export async function renewOrganiser(
  means: Means,
  board: BoardId,
  before: string,
  { secret, keep }: { readonly secret: string; readonly keep?: string | undefined },
): Promise<Renewed | undefined> {
  const recoveryKey = newRecoveryKey()
  const record = await changeBoard(means.records, board, (record) =>
    // Somebody else was faster: then `before` is the organiser's no more.
    record.links.organiser.hash === hashOf(before)
      ? {
          ...record,
          links: withRenewedOrganiser(record.links, before, secret),
          recovery: recoveryBy(recoveryKey, secret),
        }
      : undefined,
  )
  if (record?.links.organiser.hash !== hashOf(secret)) return undefined
  const ticketHash = keep === undefined ? undefined : hashOf(keep)
  const me = ticketHash === undefined ? undefined : await personOfTicket(means.records, board, ticketHash)
  if (me?.role === 'organiser' && !me.removed && ticketHash !== undefined)
    await changePerson(means, board, ticketHash, me, { link: record.links.organiser.number })
  await reviewVisits(means, board)
  means.log.info({ board, role: 'organiser' }, 'link renewed')
  return { record, recoveryKey }
}

/** Another recovery key; the earlier one opens nothing any more. */
export async function renewRecovery(means: Means, board: BoardId, organiser: string): Promise<string | undefined> {
  const recoveryKey = newRecoveryKey()
  const changed = await changeBoard(means.records, board, (record) => ({
    ...record,
    recovery: recoveryBy(recoveryKey, organiser),
  }))
  return changed && recoveryKey
}

/** The organiser's secret, for who has the recovery key; `unknown` for a wrong key as for a board that never was. */
export async function organiserByKey(
  { records }: Pick<Means, 'records'>,
  board: string,
  key: string,
): Promise<{ readonly record: LiveBoard; readonly organiser: string } | 'gone' | 'unknown'> {
  const known = await readBoard(records, board)
  if (known?.record.state === 'erased') return 'gone'
  const organiser = known?.record.recovery && recover(key, known.record.recovery)
  return known && organiser !== undefined ? { record: known.record, organiser } : 'unknown'
}
