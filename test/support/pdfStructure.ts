import { contentOf, type ReadPdf } from './readPdf.ts'

/** What may lie directly in what (ISO 32000-1, 14.8.4), where there is only one way. */
const HOLDS: Readonly<Record<string, readonly string[]>> = {
  L: ['LI'],
  LI: ['Lbl', 'LBody'],
  Table: ['TR'],
  TR: ['TH', 'TD'],
  TOC: ['Caption', 'TOCI'],
  TOCI: ['Reference'],
}
const LIES_IN: Readonly<Record<string, string>> = {
  LI: 'L',
  Lbl: 'LI',
  LBody: 'LI',
  TR: 'Table',
  TH: 'TR',
  TD: 'TR',
  TOCI: 'TOC',
}

interface Element {
  readonly type: string
  readonly parent: number
  readonly dictionary: string
  readonly children: readonly number[]
  /** `page mark` */
  readonly marks: readonly string[]
  readonly annotations: readonly number[]
}

/** What a checker of PDF/UA would say of the tree of structure, and of what it needs around it; nothing where all is well. */
export function structureFindings({ objects, unmarked }: ReadPdf): string[] {
  const findings = unmarked.map((operator) => `unmarked: ${operator}`)
  const want = (holds: boolean, sentence: string) => void (holds || findings.push(sentence))
  const dictionaries = [...objects].map(([number, { dictionary }]) => ({ number, dictionary }))
  const of = (type: string) => dictionaries.filter(({ dictionary }) => new RegExp(`/Type /${type}\\b`).test(dictionary))

  const [{ dictionary: catalogue } = { dictionary: '' }] = of('Catalog')
  for (const entry of ['/Marked true', '/Lang (', '/DisplayDocTitle true', '/Metadata ', '/OutputIntents ['])
    want(catalogue.includes(entry) || catalogue.includes(entry.replace('(', '<')), `catalogue without ${entry}`)
  const fonts = of('FontDescriptor')
  for (const { dictionary } of fonts) want(dictionary.includes('/FontFile2 '), 'a font that is not embedded')

  const elements = new Map(
    dictionaries.flatMap(({ number, dictionary }) => {
      const element = elementOf(dictionary)
      return element ? [[number, element] as const] : []
    }),
  )
  const [root] = of('StructTreeRoot')
  const owners = ownersIn(root?.dictionary ?? '')
  const top = refsIn(/\/K \[([^\]]*)\]/.exec(root?.dictionary ?? '')?.[1] ?? '')
  let level = 0
  for (const [number, { type, parent, dictionary, children, annotations }] of elements) {
    const above = elements.get(parent)
    want(above ? above.children.includes(number) : top.includes(number), `${type} that its parent does not know`)
    const inside = LIES_IN[type]
    want(inside === undefined || above?.type === inside, `${type} in ${above?.type}`)
    for (const child of children) {
      const found = elements.get(child)?.type ?? 'nothing'
      want(HOLDS[type]?.includes(found) ?? found !== 'nothing', `${found} in ${type}`)
    }
    if (type === 'TH') want(dictionary.includes('/Scope '), 'TH without scope')
    if (type === 'Figure') want(dictionary.includes('/Alt '), 'Figure without words')
    if (type === 'Link') want(annotations.length === 1, 'Link that leads nowhere')
    for (const annotation of annotations) {
      const link = objects.get(annotation)?.dictionary ?? ''
      want(link.includes('/Contents '), 'link without words')
      want(owners.get(Number(/\/StructParent (\d+)/.exec(link)?.[1]))?.[0] === number, 'link of another element')
    }
    const heading = /^H(\d)$/.exec(type)?.[1]
    if (heading !== undefined) {
      want(Number(heading) <= level + 1, `${type} after level ${level}`)
      level = Number(heading)
    }
  }
  for (const { number, dictionary } of of('Page')) {
    const marks = [...contentOf(objects, dictionary).matchAll(/\/MCID (\d+)/g)].map(([, mark]) => Number(mark))
    const whose = owners.get(Number(/\/StructParents (\d+)/.exec(dictionary)?.[1])) ?? []
    want(new Set(marks).size === marks.length && marks.length === whose.length, 'marks that are not counted through')
    for (const mark of marks)
      want(elements.get(whose[mark] ?? 0)?.marks.includes(`${number} ${mark}`) ?? false, `a mark that is nobody's`)
    want(marks.length === 0 || dictionary.includes('/Tabs /S'), 'page without an order of links')
  }
  const marked = [...elements.values()].flatMap(({ marks }) => marks)
  want(new Set(marked).size === marked.length, 'a mark of two elements')
  return findings
}

function elementOf(dictionary: string): Element | undefined {
  const head = /^\s*<< \/S \/(\w+) \/P (\d+) 0 R/.exec(dictionary)
  const at = dictionary.lastIndexOf('/K [')
  if (!head || at < 0) return undefined
  const page = /\/Pg (\d+) 0 R $/.exec(dictionary.slice(0, at))?.[1]
  const annotations: number[] = []
  const marks: string[] = []
  const rest = dictionary
    .slice(at + 4, dictionary.lastIndexOf(']'))
    .replace(/<< \/Type \/OBJR \/Obj (\d+) 0 R[^>]*>>/g, (_, object: string) => {
      annotations.push(Number(object))
      return ''
    })
    .replace(/<< \/Type \/MCR \/Pg (\d+) 0 R \/MCID (\d+) >>/g, (_, on: string, mark: string) => {
      marks.push(`${on} ${mark}`)
      return ''
    })
  const own = rest.replace(/\d+ 0 R/g, '').match(/\d+/g) ?? []
  return {
    type: head[1] ?? '',
    parent: Number(head[2]),
    dictionary,
    children: refsIn(rest),
    marks: [...marks, ...own.map((mark) => `${page} ${mark}`)],
    annotations,
  }
}

const refsIn = (text: string): number[] => [...text.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number))

/** By key: whose each mark of a page is, or whose an annotation is. */
const ownersIn = (root: string): Map<number, number[]> =>
  new Map(
    [...(root.split('/Nums [')[1] ?? '').matchAll(/(\d+) (\[[^\]]*\]|\d+ 0 R)/g)].map(([, key, whose = '']) => [
      Number(key),
      refsIn(whose),
    ]),
  )
