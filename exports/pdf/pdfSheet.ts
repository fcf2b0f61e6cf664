import PDFDocument from 'pdfkit'
import type { Shape } from '../../shared/scene/scene.ts'
import type { FaceName, Fonts } from '../means.ts'

export interface PdfProperties {
  readonly title: string
  readonly language: string
  readonly now: number
  /** In points. */
  readonly width: number
  readonly height: number
}
export type Element = ReturnType<PDFKit.PDFDocument['struct']>

/** As the text was measured: no kerning, no ligatures. */
const FEATURES = { kern: false, liga: false, clig: false }
const n = (value: number) => String(Math.round(value * 1000) / 1000)

interface GlyphPlace {
  readonly xAdvance: number
  readonly xOffset: number
  readonly yOffset: number
  readonly advanceWidth: number
}
/** What the library's fonts can do and its types do not tell. */
interface EmbeddedFont {
  readonly id: string
  encode(text: string, features: object): [codes: string[], places: GlyphPlace[]]
  ref(): unknown
}
function currentFont(doc: PDFKit.PDFDocument): EmbeddedFont {
  return Reflect.get(doc, '_font') as EmbeddedFont
}

/**
 * One page of a tagged PDF: what is drawn is either real content of a structure element or an artifact, never neither.
 * Made after PDF/A-2a and PDF/UA-1.
 */
export class PdfSheet {
  readonly #doc: PDFKit.PDFDocument
  readonly #fonts: Fonts
  readonly #bytes: Promise<Uint8Array>

  constructor(properties: PdfProperties, fonts: Fonts) {
    const { title, language, now, width, height } = properties
    const date = new Date(now)
    this.#fonts = fonts
    this.#doc = new PDFDocument({
      size: [width, height],
      margin: 0,
      // No standard font: it would not be embedded.
      font: '',
      pdfVersion: '1.7',
      subset: 'PDF/A-2a',
      tagged: true,
      lang: language,
      displayTitle: true,
      info: { Title: title, Creator: 'Kaffeetisch', Producer: 'Kaffeetisch', CreationDate: date, ModDate: date },
    })
    this.#doc.appendXML(PDFUA_IDENTIFICATION)
    // Tab moves through links in the order of the structure.
    Reflect.set(Reflect.get(this.#doc.page.dictionary, 'data'), 'Tabs', 'S')
    this.#bytes = collect(this.#doc)
  }

  /** From here on, drawing is in map coordinates. */
  place(scale: number, x: number, y: number): void {
    this.#doc.scale(scale).translate(-x, -y)
  }

  /** A new structure element below `parent`; below the document itself without one. */
  element(type: string, parent?: Element, options: { actual?: string; alt?: string; lang?: string } = {}): Element {
    const element = this.#doc.struct(type, options)
    if (parent) parent.add(element)
    else this.#doc.addStructure(element)
    return element
  }

  /** What `draw` draws is the content of the element. */
  content(element: Element, type: string, draw: () => void): void {
    element.add(this.#doc.markStructureContent(type))
    draw()
    this.#doc.endMarkedContent()
  }

  /** What `draw` draws is said as `actual`. Only within `content`. */
  said(actual: string, draw: () => void): void {
    this.#doc.markContent('Span', { actual })
    draw()
    this.#doc.endMarkedContent()
  }

  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.#doc.markContent('Artifact', { type })
    draw()
    this.#doc.endMarkedContent()
  }

  link(element: Element, x: number, y: number, width: number, height: number, url: string): void {
    // Strings of the file format are String objects to the library; its types have missed that.
    const options: object = { structParent: element, Contents: new String(url) }
    this.#doc.link(x, y, width, height, url, options)
  }

  /** Sets text at its baseline; with `fromRight` it ends there. */
  text(
    text: string,
    face: FaceName,
    size: number,
    x: number,
    baseline: number,
    colour: string,
    fromRight?: number,
  ): void {
    this.#doc.font(face).fillColor(colour)
    this.#glyphs(text, size, x, baseline, fromRight)
  }

  /** Text that is found and copied but not seen: it lies below a picture of the same. */
  unseenText(text: string, face: FaceName, size: number, x: number, baseline: number): void {
    this.#doc.font(face).save().addContent('3 Tr')
    this.#glyphs(text, size, x, baseline)
    this.#doc.restore()
  }

  /**
   * The library's own text() turns the page upside down around each piece. Readers that place replacement text by the state in which
   * a marked stretch ends would then look for it off the page, so the glyphs are written here, in the state that is.
   */
  #glyphs(text: string, size: number, x: number, baseline: number, fromRight?: number): void {
    const font = currentFont(this.#doc)
    const [codes, positions] = font.encode(text, FEATURES)
    const scale = size / 1000
    let at =
      fromRight === undefined ? x : fromRight - positions.reduce((sum, { xAdvance }) => sum + xAdvance * scale, 0)
    const fonts = this.#doc.page.fonts as Record<string, unknown>
    fonts[font.id] ??= font.ref()
    const lines = ['BT', `/${font.id} ${n(size)} Tf`]
    let line: string[] = []
    let isMoved = true
    const flush = () => {
      if (line.length > 0) lines.push(`[${line.join('')}] TJ`)
      line = []
    }
    positions.forEach(({ xAdvance, xOffset, yOffset, advanceWidth }, i) => {
      if (isMoved || xOffset !== 0 || yOffset !== 0) {
        flush()
        lines.push(`1 0 0 -1 ${n(at + xOffset * scale)} ${n(baseline - yOffset * scale)} Tm`)
      }
      isMoved = xOffset !== 0 || yOffset !== 0
      const kern = advanceWidth - xAdvance
      line.push(`<${codes[i] ?? ''}>${Math.abs(kern) > 0.001 ? n(kern) : ''}`)
      at += xAdvance * scale
    })
    flush()
    this.#doc.addContent([...lines, 'ET'].join('\n').replaceAll('><', ''))
  }

  fillPath(d: string, colour: string, x: number, y: number, scaleX: number, scaleY: number): void {
    this.#doc.save().translate(x, y).scale(scaleX, scaleY).path(d).fill(colour).restore()
  }

  draw(shape: Shape): void {
    const doc = this.#doc
    doc.save()
    if (shape.shape === 'rect') doc.roundedRect(shape.x, shape.y, shape.width, shape.height, shape.radius)
    else if (shape.shape === 'curve') {
      const [x0, y0, ...curve] = shape.points
      doc.moveTo(x0, y0).bezierCurveTo(...curve)
    } else doc.translate(shape.x, shape.y).scale(shape.scale).path(shape.d)
    if (shape.stroke)
      doc
        .lineWidth(shape.strokeWidth ?? 1)
        .lineCap('round')
        .lineJoin('round')
    const [dash, space] = shape.dash ?? []
    if (dash !== undefined) doc.dash(dash, { space: space ?? dash })
    if (shape.fill && shape.stroke) doc.fillAndStroke(shape.fill, shape.stroke)
    else if (shape.fill) doc.fill(shape.fill)
    else if (shape.stroke) doc.stroke(shape.stroke)
    doc.restore()
  }

  end(): Promise<Uint8Array> {
    this.#doc.end()
    return this.#bytes
  }

  /** Makes the faces known by name; only those that are used are embedded. */
  registerFaces(): void {
    for (const { name, bytes } of Object.values(this.#fonts.faces)) this.#doc.registerFont(name, Buffer.from(bytes))
  }
}

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    doc.on('error', reject)
    doc.on('end', () => {
      const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
      let at = 0
      for (const chunk of chunks) {
        bytes.set(chunk, at)
        at += chunk.length
      }
      resolve(bytes)
    })
  })
}

/** PDF/A allows this entry only together with its description. */
const PDFUA_IDENTIFICATION = `
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
`
