import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copyIdeas, pastedOutline, pasteOutline } from '../../../../client/deeds/clipboard.ts'
import { linkIdeas } from '../../../../shared/commands/linkIdeas.ts'
import { setPicture } from '../../../../shared/commands/setPicture.ts'
import { plainText } from '../../../../shared/document/richText.ts'
import { sameMarks } from '../../../../shared/domain/sameText.ts'
import type { RichText, Run } from '../../../../shared/domain/idea.ts'
import type { OutlineItem } from '../../../../shared/domain/outline.ts'
import { toIndentedText } from '../../../../shared/outline/indentedText.ts'
import { soloSession } from '../../../support/soloSession.ts'

const pasted = (plain: string, html = '') => toIndentedText(pastedOutline({ plain, html }, 'board').items)
const notes = (items: readonly OutlineItem[]): string[] => items.map(({ note }) => plainText(note ?? []))
const tree = 'Klima\n\tBus am Abend\n\t\tOrtsteile\n\tRad\nGeld'

describe('pasting makes the same branch of', () => {
  test.each([
    [
      'a list of a web page',
      '<ul><li>Klima<ul><li>Bus am Abend<ul><li>Ortsteile</li></ul></li><li>Rad</li></ul></li><li>Geld</li></ul>',
    ],
    [
      'a list of Google Docs or LibreOffice, which nests lists beside their entries',
      '<b style="font-weight:normal"><ul><li><p>Klima</p></li><ul><li><p>Bus am Abend</p></li><ul><li><p>Ortsteile</p></li></ul><li><p>Rad</p></li></ul><li><p>Geld</p></li></ul></b>',
    ],
    [
      'a list of Word',
      [
        ['Klima', 1],
        ['Bus am Abend', 2],
        ['Ortsteile', 3],
        ['Rad', 2],
        ['Geld', 1],
      ]
        .map(
          ([title, level]) =>
            `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>${title}<o:p></o:p></p>`,
        )
        .join('\n'),
    ],
    ['headings and lists', '<h1>Klima</h1><h2>Bus am Abend</h2><ul><li>Ortsteile</li></ul><h2>Rad</h2><h1>Geld</h1>'],
    [
      'a table whose columns are levels',
      '<table><tr><td>Klima</td><td></td><td></td></tr><tr><td></td><td>Bus am Abend</td><td></td></tr><tr><td></td><td></td><td>Ortsteile</td></tr><tr><td></td><td>Rad</td><td></td></tr><tr><td>Geld</td><td></td><td></td></tr></table>',
    ],
  ])('%s', (_, html) => expect(pasted('something else', html)).toBe(tree))
})

test('a web page’s paragraphs alone are read as text: that knows how they were indented', () => {
  expect(pasted('Klima\n\tBus', '<div>Klima</div><div>&nbsp;&nbsp;Bus</div>')).toBe('Klima\n\tBus')
})

test('bold, italic and links of a list stay, what could harm does not', () => {
  const html =
    '<ul><li><b>Bus</b> am <span style="font-style:italic">Abend</span>, <a href="https://a.de/x">Plan</a> <a href="javascript:alert(1)">Falle</a><script>alert(1)</script></li></ul>'
  expect(pastedOutline({ plain: '', html }, 'board').items[0]?.title).toEqual([
    [
      { text: 'Bus', bold: true },
      { text: ' am ' },
      { text: 'Abend', italic: true },
      { text: ', ' },
      { text: 'Plan', link: 'https://a.de/x' },
      { text: ' ' },
      { text: 'Falle' },
    ],
  ])
})

describe('a spreadsheet’s', () => {
  test('column becomes siblings, also where a cell has several lines', () => {
    expect(pasted('Bus\r\nRad\r\n')).toBe('Bus\nRad')
  })
  test('columns become title and note', () => {
    const { items: outline } = pastedOutline(
      { plain: 'Bus\tAnna\tbis Mai\r\nRad\t"zwei\nZeilen ""hier"""\t\r\n', html: '' },
      'board',
    )
    expect(toIndentedText(outline)).toBe('Bus\nRad')
    expect(notes(outline)).toEqual(['Anna\nbis Mai', 'zwei\nZeilen "hier"'])
  })
  test('columns become levels where the first is empty in places or repeats itself', () => {
    expect(pasted('Klima\tBus\t\n\tRad\t\n\t\tLeihrad\nGeld\t\t\n')).toBe('Klima\n\tBus\n\tRad\n\t\tLeihrad\nGeld')
    expect(pasted('Klima\tBus\nKlima\tRad\nGeld\tFördertopf\n')).toBe('Klima\n\tBus\n\tRad\nGeld\n\tFördertopf')
  })
})

test('an indented text stays one: its tabs stand at the beginnings of lines', () => {
  expect(pasted('Klima\n\tBus\n\t\tOrtsteile')).toBe('Klima\n\tBus\n\t\tOrtsteile')
})

const run = fc.record(
  {
    text: fc.stringMatching(/^[a-zäöü<&"]{1,8}$/),
    bold: fc.constant(true as const),
    italic: fc.constant(true as const),
    link: fc.constant('https://a.de/?b=1&c="2"'),
  },
  { requiredKeys: ['text'] },
)
const { outline: anyOutline } = fc.letrec<{ item: OutlineItem; outline: OutlineItem[] }>((tie) => ({
  item: fc.record(
    {
      title: fc.array(fc.array(run, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
      kind: fc.constantFrom('challenge', 'quickWin'),
      note: fc.array(fc.array(run, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
      fields: fc.record({ who: fc.constant('Anna'), until: fc.constant('2026-12-17'), sdg: fc.constant([3, 11]) }),
      children: tie('outline'),
    },
    { requiredKeys: ['title', 'children'] },
  ),
  outline: fc.oneof({ maxDepth: 3 }, fc.constant<OutlineItem[]>([]), fc.array(tie('item'), { maxLength: 3 })),
}))

/** Runs that look alike are one run: nobody could tell. */
const merged = (text: RichText): RichText =>
  text.map((line) =>
    line.reduce<Run[]>((all, each) => {
      const last = all.at(-1)
      return last && sameMarks(last, each)
        ? [...all.slice(0, -1), { ...last, text: last.text + each.text }]
        : [...all, each]
    }, []),
  )
const whole = ({ title, note, children, ...rest }: OutlineItem): object => ({
  ...rest,
  title: merged(title),
  note: merged(note ?? []),
  children: children.map(whole),
})
const bare = ({ title, children }: OutlineItem): object => ({ title: merged(title), children: children.map(bare) })

test('what is copied comes back whole from board to board; through another program with words, formats and nesting', () => {
  let nested = 0
  fc.assert(
    fc.property(anyOutline, (outline) => {
      const session = soloSession()
      const top = pasteOutline(session, 'root', { items: outline, links: [] })
      if (outline.some(({ children }) => children.length > 0)) nested++
      const { texts } = copyIdeas(session, top)
      expect(pastedOutline(texts, 'board').items.map(whole)).toEqual(outline.map(whole))
      // Word processors keep the list and drop what they do not know.
      const foreign = { plain: 'x', html: texts.html.replace(/ data-kaffeetisch="[^"]*"/, '') }
      if (outline.length > 0) expect(pastedOutline(foreign, 'board').items.map(bare)).toEqual(outline.map(bare))
    }),
    { numRuns: 60 },
  )
  expect(nested).toBeGreaterThan(3)
})

test('[P11] whatever is pasted, nothing throws and no word of a list is lost', () => {
  const words = fc.stringMatching(/^[a-z]{3,8}$/)
  const list = fc.letrec<{ list: string; item: string }>((tie) => ({
    list: fc.array(tie('item'), { minLength: 1, maxLength: 3 }).map((items) => `<ul>${items.join('')}</ul>`),
    item: fc.oneof(
      { depthSize: 'small', maxDepth: 4 },
      words.map((word) => `<li>${word}</li>`),
      words.map((word) => `<li><p>${word}</p><div>mehr${word}</div></li>`),
      fc.tuple(words, tie('list')).map(([word, below]) => `<li><b>${word}</b>${below}</li>`),
      tie('list'),
    ),
  })).list
  fc.assert(
    fc.property(list, (html) => {
      const seen = html
        .replace(/<[^>]*>/g, ' ')
        .split(/\s+/)
        .filter(Boolean)
      const back = toIndentedText(pastedOutline({ plain: '', html }, 'board').items)
        .split(/\s+/)
        .filter(Boolean)
      expect(back).toEqual(seen)
    }),
  )
  fc.assert(
    fc.property(
      fc.string(),
      fc.array(fc.constantFrom('<li>', '</ul>', '<table><tr>', '<td>x', '<p style="mso-list:l0 level9">', '<b>y')),
      (plain, parts) => {
        expect(() => pastedOutline({ plain, html: parts.join('') }, 'board').items).not.toThrow()
      },
    ),
  )
})

test('a picture comes along on its own board; another board has not got it', () => {
  const session = soloSession()
  session.add({ id: 'rad', parent: 'root', title: 'Rad' })
  const picture = { id: 'A'.repeat(22), width: 30, height: 20, alt: 'Ein Rad' }
  session.run(setPicture, { id: 'rad', picture })
  const { texts } = copyIdeas(session, ['rad'])
  expect(pastedOutline(texts, 'board').items[0]?.fields?.picture).toEqual(picture)
  expect(pastedOutline(texts, 'other').items[0]?.fields).toBeUndefined()
})

test('cross-links among what is copied come along, with their labels; those to the outside stay there', () => {
  const session = soloSession()
  for (const id of ['bus', 'rad', 'takt', 'geld'])
    session.add({ id, parent: id === 'takt' ? 'bus' : 'root', title: id })
  const link = (id: string, from: string, to: string) => session.run(linkIdeas, { id, from, to, label: `von ${from}` })
  link('1', 'takt', 'rad')
  link('2', 'rad', 'bus')
  link('3', 'bus', 'geld')
  const { texts } = copyIdeas(session, ['bus', 'rad'])
  const other = soloSession()
  pasteOutline(other, 'root', pastedOutline(texts, 'other'))
  const title = (id: string) => other.map.ideas.get(id)?.text
  expect([...other.map.links.values()].map(({ from, to, label }) => [title(from), title(to), label])).toEqual([
    ['takt', 'rad', 'von takt'],
    ['rad', 'bus', 'von rad'],
  ])
  other.undo.undo()
  expect([other.map.ideas.size, other.map.links.size]).toEqual([1, 0])
})
