/** What of a Word document is the same in each: how it looks. Lengths in twentieths of a point, letters in half points. */

export const LISTS = { levels: 9, step: 360 } as const

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
export const TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${TYPE}.numbering+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

interface Look {
  readonly name: string
  readonly before: number
  readonly after: number
  readonly size: number
  readonly run?: string
  readonly paragraph?: string
}

const paragraphStyle = (id: string, { name, before, after, size, run = '', paragraph = '' }: Look): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}<w:spacing w:before="${before}" w:after="${after}"/>${
    /^heading/.test(name) ? `<w:outlineLvl w:val="${Number(name.at(-1)) - 1}"/>` : ''
  }</w:pPr><w:rPr>${run}<w:sz w:val="${size}"/></w:rPr></w:style>`

const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="857B6E"/>`)
  .join('')

export const STYLES = [
  '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Noto Sans" w:hAnsi="Noto Sans" w:eastAsia="Noto Sans" w:cs="Noto Sans"/><w:sz w:val="21"/><w:lang w:val="{language}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
  paragraphStyle('Title', { name: 'Title', before: 0, after: 120, size: 48, run: '<w:b/><w:color w:val="0E5A5E"/>' }),
  paragraphStyle('Subtitle', { name: 'Subtitle', before: 0, after: 360, size: 21, run: '<w:color w:val="5E564C"/>' }),
  paragraphStyle('Heading1', {
    name: 'heading 1',
    before: 400,
    after: 120,
    size: 32,
    run: '<w:b/>',
    paragraph: '<w:keepNext/>',
  }),
  paragraphStyle('Heading2', {
    name: 'heading 2',
    before: 240,
    after: 80,
    size: 24,
    run: '<w:b/>',
    paragraph: '<w:keepNext/>',
  }),
  paragraphStyle('ListParagraph', { name: 'List Paragraph', before: 0, after: 60, size: 21 }),
  paragraphStyle('Note', { name: 'Note', before: 0, after: 60, size: 19, run: '<w:i/><w:color w:val="5E564C"/>' }),
  paragraphStyle('Facts', { name: 'Facts', before: 0, after: 60, size: 18, run: '<w:color w:val="5E564C"/>' }),
  paragraphStyle('TableText', { name: 'Table Text', before: 40, after: 40, size: 19 }),
  paragraphStyle('TableHead', { name: 'Table Head', before: 40, after: 40, size: 19, run: '<w:b/>' }),
  '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0E5A5E"/><w:u w:val="single"/></w:rPr></w:style>',
  `<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${BORDERS}</w:tblBorders><w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
].join('')

const level = (at: number): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="${at % 2 === 0 ? '•' : '–'}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${LISTS.step * (at + 1)}" w:hanging="${LISTS.step}"/></w:pPr></w:lvl>`

export const NUMBERING = `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>${Array.from(
  { length: LISTS.levels },
  (_, at) => level(at),
).join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
