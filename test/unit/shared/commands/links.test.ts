import { beforeEach, expect, test } from 'vitest'
import { run, type Command } from '../../../../shared/commands/command.ts'
import { linkIdeas } from '../../../../shared/commands/linkIdeas.ts'
import { relabelLink } from '../../../../shared/commands/relabelLink.ts'
import { removeIdeas } from '../../../../shared/commands/removeIdeas.ts'
import { restoreIdeas } from '../../../../shared/commands/restoreIdeas.ts'
import { unlinkIdeas } from '../../../../shared/commands/unlinkIdeas.ts'
import { LIMITS } from '../../../../shared/domain/limits.ts'
import { deliverAll, replicas, type Replica } from '../../../property/shared/document/replicas.ts'

let me: Replica
let other: Replica
beforeEach(() => {
  ;[me, other] = replicas(2) as [Replica, Replica]
  expect(order(me, linkIdeas, { id: 'l', from: 'b3', to: 'b4', label: 'löst' })).toEqual({ ok: true })
  sync()
})
const order = <A>(who: Replica, command: Command<A>, args: A) => run(who.doc, who.map, command, args, who.actor)
const sync = () => deliverAll([me, other])
const links = (who: Replica) => [...who.map.links.values()]

test('a link is relabelled and parted again, and undo takes back each step', () => {
  order(other, relabelLink, { id: 'l', label: 'entlastet' })
  sync()
  expect(links(me)).toEqual([{ id: 'l', from: 'b3', to: 'b4', label: 'entlastet' }])
  order(other, unlinkIdeas, { ids: ['l'] })
  sync()
  expect(links(me)).toEqual([])
  other.undo.undo()
  other.undo.undo()
  sync()
  expect(links(me)).toEqual([{ id: 'l', from: 'b3', to: 'b4', label: 'löst' }])
})

test('a link hides with an idea that is deleted and is there again with it', () => {
  order(other, removeIdeas, { ids: ['b4'] })
  sync()
  expect(links(me)).toEqual([])
  order(me, restoreIdeas, { ids: ['b4'] })
  sync()
  for (const who of [me, other]) expect(links(who)).toHaveLength(1)
})

test('[P11] a link that is there, one that is not, and a label without end are refused', () => {
  const refused = <A>(command: Command<A>, args: A, refusal: string) =>
    expect(order(me, command, args)).toEqual({ ok: false, refusal })
  refused(linkIdeas, { id: 'm', from: 'b3', to: 'b4', label: 'löst' }, 'linkExists')
  refused(linkIdeas, { id: 'l', from: 'b4', to: 'b3', label: '' }, 'idTaken')
  refused(relabelLink, { id: 'm', label: 'x' }, 'unknownLink')
  refused(relabelLink, { id: 'l', label: 'x'.repeat(LIMITS.linkLabel + 1) }, 'labelTooLong')
  refused(unlinkIdeas, { ids: ['l', 'm'] }, 'unknownLink')
  refused(unlinkIdeas, { ids: [] }, 'nothingChosen')
})
