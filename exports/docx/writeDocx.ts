import type { RichText, Run } from '../../shared/domain/idea.ts'
import { fullDate } from '../../shared/language/dates.ts'
import { LOCALES } from '../../shared/language/locales.ts'
import { word, type Word } from '../../shared/language/words.ts'
import { plainText } from '../../shared/document/richText.ts'
import type { OutlineItem } from '../../shared/domain/outline.ts'
import { itemsOf } from '../../shared/outline/outlineItem.ts'
import { KIND_SIGNS, fieldsInWords, stampOf, votesInWords, type TextContent } from '../textContent.ts'
import { escapeXml } from '../xml/escapeXml.ts'
import { zipFiles } from '../zip/zipFiles.ts'
import { LISTS, NUMBERING, STYLES, TYPES } from './docxParts.ts'

/** Levels below the central idea that become headings; what lies deeper is a nested list. */
const HEADINGS = 2
/** Word knows no deeper list. */
const DEEPEST_LIST = 8

/**
 * The map as a Word document (ECMA-376, WordprocessingML): the outline with heading styles, so that Word makes a table of contents
 * of it, then who does what by when, then cross-links.
 */
export function writeDocx(content: TextContent): Uint8Array {
  const { outline, title, language, now } = content
  const links = new Map<string, string>()
  const linkId = (address: string): string => {
    const id = links.get(address) ?? `link${links.size + 1}`
    links.set(address, id)
    return id
  }
  const runs = (text: RichText): string =>
    text.map((line) => line.map((run) => runOf(run, linkId)).join('')).join('<w:r><w:br/></w:r>')
  const name = (which: Word): string => word(which, language)

  const [root] = outline.items
  const middle = root ? plainText(root.title) : ''
  const body: string[] = [
    paragraph('Title', root && middle !== '' ? runs(root.title) : plain(title)),
    paragraph(
      'Subtitle',
      plain(middle === '' || middle === title ? stampOf(content) : `${title} · ${stampOf(content)}`),
    ),
  ]
  const write = (item: OutlineItem, level: number): void => {
    const isHeading = level <= HEADINGS
    const sign = item.kind && item.kind !== 'topic' && item.kind !== 'free' ? `${KIND_SIGNS[item.kind]} ` : ''
    const votes = votesInWords(item, language)
    const words = plain(sign) + (runs(item.title) || plain(word('untitled', language))) + plain(votes)
    body.push(isHeading ? paragraph(`Heading${level}`, words) : listItem(level - HEADINGS - 1, words))
    const indent = isHeading ? 0 : indentOf(level - HEADINGS - 1)
    for (const line of item.note ?? []) body.push(paragraph('Note', runs([line]), indent))
    const facts = fieldsInWords(item, language, fullDate).map(({ name, value }) => `${name}: ${value}`)
    if (facts.length > 0) body.push(paragraph('Facts', plain(facts.join(' · ')), indent))
    const { link } = item.fields ?? {}
    if (link) body.push(paragraph('Facts', runs([[{ text: link, link }]]), indent))
    for (const child of item.children) write(child, level + 1)
  }
  for (const line of root?.note ?? []) body.push(paragraph('Note', runs([line])))
  for (const branch of root?.children ?? []) write(branch, 1)

  const wins = new Set(
    root?.children
      .filter(({ kind }) => kind === 'quickWin')
      .flatMap(({ children }) => children)
      .filter(({ kind = 'quickWin' }) => kind === 'quickWin'),
  )
  const agreed = itemsOf(outline.items).filter(
    (item) => wins.has(item) || item.fields?.who || item.fields?.nextStep || item.fields?.until,
  )
  if (agreed.length > 0) {
    body.push(paragraph('Heading1', plain(name('agreed'))))
    const head = (['idea', 'who', 'nextStep', 'until'] as const).map((which) => plain(name(which)))
    const rows = agreed.map(({ title, fields: { who = '', nextStep = '', until } = {} }) => [
      runs(title),
      plain(who),
      plain(nextStep),
      plain(until ? fullDate(until, language) : ''),
    ])
    body.push(tableOf(head, rows))
  }
  if (outline.links.length > 0) {
    const titles = new Map(itemsOf(outline.items).map(({ id = '', title }) => [id, plainText(title)]))
    body.push(paragraph('Heading1', plain(name('links'))))
    for (const { from, to, label } of outline.links)
      body.push(
        listItem(0, plain(`${titles.get(from) ?? ''} ${label ? `– ${label} → ` : '→ '}${titles.get(to) ?? ''}`)),
      )
  }
  const document = `${XML}<w:document ${SPACES}><w:body>${body.join('')}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1304" w:bottom="1304" w:left="1304" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>`
  const tongue = LOCALES[language]
  return zipFiles(
    {
      '[Content_Types].xml': XML + TYPES,
      '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}"><Relationship Id="document" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
      'docProps/core.xml': `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>Kaffeetisch</dc:creator><dc:language>${tongue}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${new Date(now).toISOString().replace(/\.\d+/, '')}</dcterms:created></cp:coreProperties>`,
      'word/document.xml': document,
      'word/styles.xml': `${XML}<w:styles ${SPACES}>${STYLES.replaceAll('{language}', tongue)}</w:styles>`,
      'word/numbering.xml': `${XML}<w:numbering ${SPACES}>${NUMBERING}</w:numbering>`,
      'word/_rels/document.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}"><Relationship Id="styles" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="numbering" Type="${OFFICE}/numbering" Target="numbering.xml"/>${[
        ...links,
      ]
        .map(
          ([address, id]) =>
            `<Relationship Id="${id}" Type="${OFFICE}/hyperlink" Target="${escapeXml(address)}" TargetMode="External"/>`,
        )
        .join('')}</Relationships>`,
    },
    now,
  )
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SPACES = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}"`

/** Twentieths of a point from the margin to the text of a list's level. */
const indentOf = (level: number): number => LISTS.step * (Math.min(level, DEEPEST_LIST) + 1)

const plain = (text: string): string => (text === '' ? '' : runOf({ text }, () => ''))

function runOf({ text, bold, italic, link }: Run, linkId: (address: string) => string): string {
  const look =
    (link === undefined ? '' : '<w:rStyle w:val="Hyperlink"/>') + (bold ? '<w:b/>' : '') + (italic ? '<w:i/>' : '')
  const run = `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`
  return link === undefined ? run : `<w:hyperlink r:id="${linkId(link)}">${run}</w:hyperlink>`
}

function paragraph(style: string, runs: string, indent = 0): string {
  const place = indent > 0 ? `<w:ind w:left="${indent}"/>` : ''
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${place}</w:pPr>${runs}</w:p>`
}

function listItem(level: number, runs: string): string {
  const at = Math.min(level, DEEPEST_LIST)
  return `<w:p><w:pPr><w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="1"/></w:numPr></w:pPr>${runs}</w:p>`
}

const COLUMNS = [4_000, 1_700, 2_300, 1_298] as const

/** Its first row is repeated on each page, and read aloud as headings. */
function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const grid = `<w:tblGrid>${COLUMNS.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`
  const row = (cells: readonly string[], isHead: boolean) =>
    `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells
      .map(
        (runs, at) =>
          `<w:tc><w:tcPr><w:tcW w:w="${COLUMNS[at] ?? 0}" w:type="dxa"/></w:tcPr>${paragraph(isHead ? 'TableHead' : 'TableText', runs)}</w:tc>`,
      )
      .join('')}</w:tr>`
  return `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="9298" w:type="dxa"/><w:tblLook w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>${grid}${row(head, true)}${rows.map((cells) => row(cells, false)).join('')}</w:tbl>`
}
