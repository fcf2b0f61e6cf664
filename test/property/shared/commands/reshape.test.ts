import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addIdea } from '../../../../shared/commands/addIdea.ts'
import { run, type Command, type Refusal } from '../../../../shared/commands/command.ts'
import { joinIdeas } from '../../../../shared/commands/joinIdeas.ts'
import { linkIdeas } from '../../../../shared/commands/linkIdeas.ts'
import { setField } from '../../../../shared/commands/setField.ts'
import { setNote } from '../../../../shared/commands/setNote.ts'
import { setPicture } from '../../../../shared/commands/setPicture.ts'
import { sortChildren } from '../../../../shared/commands/sortChildren.ts'
import { splitIdea } from '../../../../shared/commands/splitIdea.ts'
import { readMindMap } from '../../../../shared/document/readMindMap.ts'
import { cutText, plainText } from '../../../../shared/document/richText.ts'
import { createUndo } from '../../../../shared/document/undo.ts'
import { watchMindMap } from '../../../../shared/document/watchMindMap.ts'
import { ROOT_ID, type RichText } from '../../../../shared/domain/idea.ts'
import { LIMITS } from '../../../../shared/domain/limits.ts'
import { chance } from '../document/replicas.ts'

function board(seed = 1) {
  const doc = new Y.Doc()
  const { map } = watchMindMap(doc, () => undefined)
  const actor = { by: 'anna', now: 0, random: chance(seed), origin: {} }
  const undo = createUndo(doc, actor.origin)
  const does = <A>(command: Command<A>, args: A): Refusal | undefined => {
    const result = run(doc, map, command, args, actor)
    return result.ok ? undefined : result.refusal
  }
  let count = 0
  const add = (parent: string, title: string) => {
    const id = `i${count++}`
    does(addIdea, { id, parent, after: map.ideas.get(parent)?.children.at(-1) ?? null, title })
    return id
  }
  /** All that somebody can see. */
  const seen = () => ({
    ideas: Object.fromEntries(
      [...readMindMap(doc).ideas].map(([id, { parent, children, text, note, fields }]) => [
        id,
        { parent, children, text, note: plainText(note), fields },
      ]),
    ),
    links: [...map.links.values()],
  })
  return { doc, map, undo, does, add, seen }
}

const word = fc.stringMatching(/^[a-zäöü]{1,9}$/)

test('[P2] joining any ideas loses no word, no idea below them and no goal, and is one step of undo', () => {
  let nested = 0
  let linked = 0
  fc.assert(
    fc.property(
      fc.integer(),
      fc.array(fc.tuple(fc.nat(), word, fc.option(word), fc.option(word), fc.option(fc.integer({ min: 1, max: 17 }))), {
        minLength: 4,
        maxLength: 14,
      }),
      fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 5 }),
      fc.array(fc.nat(), { minLength: 2, maxLength: 5 }),
      (seed, ideas, links, picks) => {
        const { map, undo, does, add, seen } = board(seed)
        const ids: string[] = []
        for (const [at, title, note, who, goal] of ideas) {
          const id = add([ROOT_ID, ...ids][at % (ids.length + 1)] ?? ROOT_ID, title)
          ids.push(id)
          if (note !== null) does(setNote, { id, note })
          if (who !== null) does(setField, { id, field: 'who', value: who })
          if (goal !== null) does(setField, { id, field: 'sdg', value: [goal] })
        }
        const pick = (n: number) => ids[n % ids.length] ?? ''
        for (const [i, [a, b]] of links.entries())
          does(linkIdeas, { id: `l${i}`, from: pick(a), to: pick(b), label: `label${i}` })
        const joining = [...new Set(picks.map(pick))]
        const chosen = joining.flatMap((id) => map.ideas.get(id) ?? [])
        const words = chosen.flatMap(({ text, note, fields }) => [text, plainText(note), fields.who ?? ''])
        const goals = chosen.flatMap(({ fields }) => fields.sdg ?? [])
        const others = ids.filter((id) => !joining.includes(id))
        const ends = [...map.links.values()].filter(({ from, to }) => !(joining.includes(from) && joining.includes(to)))
        if (joining.some((id) => joining.includes(map.ideas.get(id)?.parent ?? ''))) nested++
        if (ends.some(({ from, to }) => joining.includes(from) || joining.includes(to))) linked++
        const before = seen()

        const refusal = does(joinIdeas, { ids: joining })
        if (joining.length < 2) {
          expect(refusal).toBe('nothingToJoin')
          return
        }
        expect(refusal).toBeUndefined()
        const left = joining.filter((id) => map.ideas.has(id))
        expect(left).toHaveLength(1)
        const target = map.ideas.get(left[0] ?? '')
        const all = [target?.text, plainText(target?.note ?? []), target?.fields.who].join('\n')
        for (const each of words) expect(all).toContain(each)
        expect(target?.fields.sdg ?? []).toEqual([...new Set(goals)].sort((a, b) => a - b))
        for (const id of others) expect(map.ideas.has(id)).toBe(true)
        for (const id of others) expect(map.ideas.get(id)?.parent).not.toBe('lost-and-found')
        expect([...map.links.values()].map(({ label }) => label).sort()).toEqual(ends.map(({ label }) => label).sort())

        undo.undo()
        expect(seen()).toEqual(before)
      },
    ),
  )
  expect(nested).toBeGreaterThan(5)
  expect(linked).toBeGreaterThan(5)
})

test('the first picture stays with the joined idea; an idea with another one goes below it, with its words', () => {
  const { map, does, add, undo } = board()
  const [a, b, c] = ['a', 'b', 'c'].map((title) => add(ROOT_ID, title))
  if (!a || !b || !c) throw new Error('no ideas')
  const pictureOf = (letter: string) => ({ id: letter.repeat(22), width: 3, height: 2, alt: letter })
  does(setPicture, { id: b, picture: pictureOf('b') })
  does(setPicture, { id: c, picture: pictureOf('c') })
  undo.breakStep()
  expect(does(joinIdeas, { ids: [a, b, c] })).toBeUndefined()
  expect(map.ideas.get(a)).toMatchObject({ text: 'a\nb', fields: { picture: pictureOf('b') }, children: [c] })
  expect(map.ideas.get(c)).toMatchObject({ text: 'c', fields: { picture: pictureOf('c') } })
  undo.undo()
  expect([a, b, c].map((id) => map.ideas.get(id)?.fields.picture?.alt)).toEqual([undefined, 'b', 'c'])
})

test('titles too long for one idea go on in its note; where that is full, too, it is said', () => {
  const { map, does, add } = board()
  const [a, b, c] = ['a', 'b', 'c'].map((letter) => add(ROOT_ID, letter.repeat(LIMITS.title - 10)))
  if (!a || !b || !c) throw new Error('no ideas')
  expect(does(joinIdeas, { ids: [a, b] })).toBeUndefined()
  expect(map.ideas.get(a)?.text).toBe('a'.repeat(LIMITS.title - 10))
  expect(plainText(map.ideas.get(a)?.note ?? [])).toBe('b'.repeat(LIMITS.title - 10))
  does(setNote, { id: c, note: 'n'.repeat(LIMITS.note - 10) })
  expect(does(joinIdeas, { ids: [a, c] })).toBe('noteTooLong')
})

test('an idea split at its lines or anywhere keeps its words, formats, author and what hangs below; one undo joins them again', () => {
  const run = fc.record(
    { text: fc.stringMatching(/^[a-zäöü 🦋]{1,8}$/u), bold: fc.constant(true as const) },
    { requiredKeys: ['text'] },
  )
  fc.assert(
    fc.property(
      fc.array(fc.array(run, { maxLength: 3 }), { maxLength: 4 }),
      fc.nat(4),
      fc.nat(30),
      (text, line, offset) => {
        const [before, after] = cutText(text, { line, offset })
        const letters = (rich: RichText) => plainText(rich).replace(/\s/g, '')
        expect(letters(before) + letters(after)).toBe(letters(text))
        const bold = (rich: RichText) =>
          rich
            .flat()
            .filter((each) => each.bold)
            .map((each) => each.text)
            .join('')
            .replace(/\s/g, '')
        expect(bold(before) + bold(after)).toBe(bold(text))
      },
    ),
  )
  const { map, undo, does, add, seen } = board()
  const id = add(ROOT_ID, 'Bus\nRad\nBahn')
  add(ROOT_ID, 'danach')
  add(id, 'darunter')
  const before = seen()
  const parts = (map.ideas.get(id)?.title ?? []).map((each) => [each])
  expect(does(splitIdea, { id, parts, newIds: ['x', 'y'] })).toBeUndefined()
  expect(map.ideas.get(ROOT_ID)?.children.map((child) => map.ideas.get(child)?.text)).toEqual([
    'Bus',
    'Rad',
    'Bahn',
    'danach',
  ])
  expect(map.ideas.get(id)?.children).toHaveLength(1)
  undo.undo()
  expect(seen()).toEqual(before)
  expect(does(splitIdea, { id, parts: [[]], newIds: [] })).toBe('nothingToSplit')
  expect(does(splitIdea, { id: ROOT_ID, parts: [[], []], newIds: ['z'] })).toBe('rootStays')
})

test('sorting is one step of undo, and who hangs something else in meanwhile loses nothing', () => {
  fc.assert(
    fc.property(fc.integer(), fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (seed, shuffled) => {
      const { map, undo, does, add, seen } = board(seed)
      const ids = shuffled.map((n) => add(ROOT_ID, String(n)))
      const before = seen()
      const order = [...ids].sort((a, b) => Number(map.ideas.get(a)?.text) - Number(map.ideas.get(b)?.text))
      expect(does(sortChildren, { parent: ROOT_ID, order })).toBeUndefined()
      expect(map.ideas.get(ROOT_ID)?.children).toEqual(order)
      undo.undo()
      expect(seen()).toEqual(before)
      expect(does(sortChildren, { parent: ROOT_ID, order: order.slice(1) })).toBe('unknownIdea')
    }),
  )
})
