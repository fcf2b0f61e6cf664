import fc from 'fast-check'
import { KINDS, type IdeaFields, type Kind, type RichText } from '../../shared/domain/idea.ts'
import { PlainMap } from './randomMap.ts'

/** Pieces of text that mean something to some format. */
const PIECES = [
  'Idee',
  'Größe',
  'ein zweites Wort',
  '🌍',
  '👩🏽‍🚒',
  'שלום',
  'مرحبا',
  '会議',
  '*',
  '**',
  '_',
  '__x__',
  '`',
  '~~',
  '#',
  '# x',
  '- x',
  '+ x',
  '1. x',
  '12) x',
  '> x',
  '| x',
  ': x',
  '[x](y)',
  '![x](y)',
  '[x]: y',
  '[ ] x',
  '<b>',
  '<html><img src="https://x.example">',
  '</node>',
  '<br>',
  '<!-- x -->',
  '<![CDATA[',
  ']]>',
  '&amp;',
  '&#65;',
  '&',
  '"',
  "'",
  '"`',
  '`"',
  ';',
  ',',
  '=1+1',
  '+49',
  '-5',
  '@SUM',
  '\\',
  '\\*',
  '\\n',
  '((x))',
  '))x((',
  '::icon(x)',
  '%%',
  '---',
  '===',
  '```',
  'mindmap',
  '#quot;',
  'snake_case_word',
  'a*b*c',
  'https://example.org/a_b?c=(d)&e',
  '**Wer:** x',
  '_kind="topic"',
  'Level',
]

const line = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(' '))
const plain = fc.array(line, { minLength: 0, maxLength: 3 })
const plainTitle = plain.map((lines) => lines.join('\n'))

const run = fc.record(
  {
    text: line,
    bold: fc.constant(true as const),
    italic: fc.constant(true as const),
    link: fc.constantFrom('https://example.org/', 'https://example.org/a_(b)?c=1&d', 'mailto:a@example.org'),
  },
  { requiredKeys: ['text'] },
)
/** Neighbours differ, as the map holds them; a space between them, on either side. */
const richLine = fc
  .array(run, { minLength: 1, maxLength: 3 })
  .map((runs) =>
    runs
      .filter(
        (each, i) => i === 0 || JSON.stringify({ ...each, text: '' }) !== JSON.stringify({ ...runs[i - 1], text: '' }),
      )
      .map((each, i, all) => (i < all.length - 1 ? { ...each, text: `${each.text} ` } : each)),
  )
const rich: fc.Arbitrary<RichText> = fc.array(richLine, { minLength: 1, maxLength: 3 })

const fields: fc.Arbitrary<IdeaFields> = fc.record(
  {
    who: line,
    nextStep: line,
    until: fc.constantFrom('2026-12-01', '2028-02-29'),
    sdg: fc
      .uniqueArray(fc.integer({ min: 1, max: 17 }), { minLength: 1, maxLength: 3 })
      .map((goals) => goals.sort((a, b) => a - b)),
    link: fc.constantFrom('https://example.org/?a=1&b="2"', 'mailto:amt@example.org'),
  },
  { requiredKeys: [] },
)

interface Seed {
  readonly parent: number
  readonly title: RichText
  readonly kind: Kind | undefined
  readonly note: RichText
  readonly fields: IdeaFields
}

const seed = (formatted: boolean): fc.Arbitrary<Seed> =>
  fc.record({
    parent: fc.nat(),
    title: formatted ? rich : plain.map((lines) => lines.map((text) => [{ text }])),
    kind: fc.option(fc.constantFrom(...KINDS), { nil: undefined, freq: 1 }),
    note: fc.oneof(
      { weight: 2, arbitrary: fc.constant<RichText>([]) },
      { weight: 1, arbitrary: formatted ? rich : plain.map((lines) => lines.map((text) => [{ text }])) },
    ),
    fields: fc.oneof({ weight: 2, arbitrary: fc.constant<IdeaFields>({}) }, { weight: 1, arbitrary: fields }),
  })

/** Maps with texts that mean something to formats, kinds, notes, fields and cross-links. */
export const arbitraryMap = ({ formatted }: { readonly formatted: boolean }): fc.Arbitrary<PlainMap> =>
  fc
    .record({
      root: plainTitle,
      seeds: fc.array(seed(formatted), { maxLength: 12 }),
      links: fc.array(fc.tuple(fc.nat(), fc.nat(), line), { maxLength: 3 }),
    })
    .map(({ root, seeds, links }) => {
      const map = new PlainMap(root)
      const ids = ['root']
      seeds.forEach(({ parent, title, kind, note, fields }, i) => {
        const id = `idea${i}`
        map.add(id, ids[parent % ids.length] ?? 'root', '', Number.POSITIVE_INFINITY, {
          title,
          note,
          fields,
          ownKind: kind,
        })
        ids.push(id)
      })
      links.forEach(([from, to, label], i) => {
        const ends = [ids[from % ids.length] ?? 'root', ids[to % ids.length] ?? 'root'] as const
        if (ends[0] !== ends[1]) map.links.set(`link${i}`, { id: `link${i}`, from: ends[0], to: ends[1], label })
      })
      return map
    })
