import { z } from 'zod'
import { LIMITS } from '../../shared/domain/limits.ts'

const id = z.string().max(64)
/** Goes into a style on other people's screens: a hexadecimal, rgb(), hsl() or named colour and nothing else. */
const colour = z.string().regex(/^[#a-zA-Z0-9(),.% ]{1,40}$/)
const name = z.string().max(LIMITS.personName)
const yjsId = z.object({ client: z.number(), clock: z.number() }).nullish()
const place = z.object({ type: yjsId, tname: id.nullish(), item: yjsId, assoc: z.number().optional() }).nullish()

/** As large as maps of the greatest number of ideas get; beyond it nobody looks at anything. */
const length = z.number().min(-1e7).max(1e7)
const look = z.object({
  at: id,
  rect: z.object({ x: length, y: length, width: length.positive(), height: length.positive() }).optional(),
})

const stateSchema = z.object({
  person: z.object({ participant: id.optional(), name: name.optional(), colour: colour.optional() }).optional(),
  pointer: z.object({ x: z.number(), y: z.number() }).nullish(),
  editing: id.nullish(),
  selection: z.array(id).max(20).nullish(),
  look: look.nullish(),
  follows: id.nullish(),
  restored: z.object({ snapshot: z.int().positive(), before: z.int().positive(), at: z.number() }).nullish(),
  user: z.object({ name: name.nullish(), color: colour.nullish(), colorLight: colour.nullish() }).nullish(),
  cursor: z.object({ anchor: place, head: place }).nullish(),
})

/** Whose state it is, as the server knows it. */
export interface Owner {
  readonly access: 'read' | 'write'
  readonly participant: string
  readonly name?: string | undefined
}

/**
 * What may be shown of a state that a client sent: known fields only, and who one is comes from the server, not from the state.
 * A viewer shows that somebody is there and nothing else. Undefined: not a state.
 */
export function presentableState(json: string, owner: Owner): string | undefined {
  if (json.length > LIMITS.presence) return undefined
  const checked = stateSchema.safeParse(parse(json))
  if (!checked.success) return undefined
  const { person, user, ...rest } = checked.data
  const self = { participant: owner.participant, name: owner.name }
  if (owner.access === 'read') return JSON.stringify({ person: { ...person, ...self } })
  return JSON.stringify({
    ...rest,
    ...(person && { person: { ...person, ...self } }),
    ...(user && { user: { ...user, name: owner.name } }),
  })
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
