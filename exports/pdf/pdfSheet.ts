import PDFDocument from 'pdfkit'
import type { Rect } from '../../shared/layout/box.ts'
import type { Shape } from '../../shared/scene/scene.ts'
import type { Fonts } from '../means.ts'
import { TextShaper, type EmbeddedFont } from './textShaper.ts'

export interface PdfProperties {
  readonly title: string
  readonly language: string
  readonly now: number
}
interface ElementOptions {
  readonly actual?: string
  readonly alt?: string
  readonly lang?: string
  /** What a heading in a table is for. */
  readonly scope?: 'Column' | 'Row'
  readonly box?: Rect
}

/** Points a CSS pixel, as browsers print. */
export const POINTS = 0.75

export type Element = ReturnType<PDFKit.PDFDocument['struct']>

const n = (value: number) => String(Math.round(value * 1000) / 1000)

function currentFont(doc: PDFKit.PDFDocument): EmbeddedFont {
  return Reflect.get(doc, '_font') as EmbeddedFont
}

/**
 * The pages of a tagged PDF: what is drawn is either real content of a structure element or an artifact, never neither.
 * Made after PDF/A-2a and PDF/UA-1. Coordinates are those of the drawing, y downwards.
 */
export class PdfSheet {
  readonly #doc: PDFKit.PDFDocument
  readonly #bytes: Promise<Uint8Array>
  /** From drawing to paper, by page: the library knows only that of the page it added last. */
  readonly #transforms: number[][] = []

  constructor(properties: PdfProperties, fonts: Fonts) {
    const { title, language, now } = properties
    const date = new Date(now)
    this.#doc = new PDFDocument({
      autoFirstPage: false,
      bufferPages: true,
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
    this.#bytes = collect(this.#doc)
    // Only those that are used are embedded.
    const further = fonts.further.flatMap(({ regular, bold }) => [regular, bold])
    for (const { name, bytes } of [...Object.values(fonts.faces), ...further])
      this.#doc.registerFont(name, Buffer.from(bytes))
  }

  /** Begins a page that shows this part of the drawing, `scale` points a unit. */
  page({ x, y, width, height }: Rect, scale: number): void {
    this.#doc.addPage({ size: [width * scale, height * scale], margin: 0 })
    // Tab moves through links in the order of the structure.
    Reflect.set(Reflect.get(this.#doc.page.dictionary, 'data'), 'Tabs', 'S')
    this.#doc.scale(scale).translate(-x, -y)
    this.#transforms.push(this.#transform())
  }

  /** How large the page being drawn is, in units of the drawing. */
  paper(): { width: number; height: number } {
    const [scale = 1] = this.#transform()
    return { width: this.#doc.page.width / scale, height: this.#doc.page.height / scale }
  }

  get pages(): number {
    return this.#transforms.length
  }

  /** Goes on drawing on a page from 0 on. */
  turnTo(page: number): void {
    this.#doc.switchToPage(page)
    Reflect.set(this.#doc, '_ctm', [...(this.#transforms[page] ?? [])])
  }

  /** What `draw` draws is drawn smaller, its point 0,0 at x,y. */
  within(scale: number, x: number, y: number, draw: () => void): void {
    this.#doc.save().translate(x, y).scale(scale)
    draw()
    this.#doc.restore()
  }

  #transform(): number[] {
    return [...(Reflect.get(this.#doc, '_ctm') as number[])]
  }

  /** An entry beside the pages that leads to the page being drawn. */
  bookmark(title: string): void {
    // The library counts `left` from the right edge; its types know neither.
    const options: object = { top: 0, left: this.#doc.page.width }
    this.#doc.outline.addItem(title, options)
    this.#bookmarks++
  }
  #bookmarks = 0

  /** What links within the file call the page being drawn. */
  target(name: string): void {
    this.#doc.addNamedDestination(name, 'Fit')
  }

  /** A new structure element below `parent`; below the document itself without one. `box`: where a figure lies. */
  element(type: string, parent?: Element, { box, ...options }: ElementOptions = {}): Element {
    const element = this.#doc.struct(type, { ...options, ...(box && { bbox: this.#onPaper(box) }) })
    if (parent) parent.add(element)
    else this.#doc.addStructure(element)
    return element
  }

  /** In points from the upper left corner of the page being drawn: left, top, right, bottom. */
  #onPaper({ x, y, width, height }: Rect): [number, number, number, number] {
    const [scale = 1, , , , left = 0, bottom = 0] = this.#transform()
    const top = this.#doc.page.height - bottom
    return [left + scale * x, top + scale * y, left + scale * (x + width), top + scale * (y + height)]
  }

  /** What `draw` draws is the content of the element. */
  content(element: Element, type: string, draw: () => void): void {
    element.add(this.#doc.markStructureContent(type))
    draw()
    this.#doc.endMarkedContent()
  }

  /** What `draw` draws is a part of `parent`'s content and read as `actual`. */
  readAs(parent: Element, actual: string, draw: () => void): void {
    this.content(this.element('Span', parent, { actual }), 'Span', draw)
  }

  /** What `draw` draws is found and copied as `actual`. Only within `content`. */
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
    this.#doc.link(x, y, width, height, url, linkOptions(element, url))
  }

  /** A link to what has been, or will be, called `target`. */
  goTo(element: Element, { x, y, width, height }: Rect, target: string, says: string): void {
    this.#doc.goTo(x, y, width, height, target, linkOptions(element, says))
  }

  /** Sets text at its baseline; with `fromRight` it ends there. */
  text(
    text: string,
    face: string,
    size: number,
    x: number,
    baseline: number,
    colour: string,
    fromRight?: number,
  ): void {
    this.#doc.font(face).fillColor(colour)
    this.#glyphs(text, size, x, baseline, colour, fromRight)
  }

  /** Text that is found and copied but not seen: it lies below a picture of the same. */
  unseenText(text: string, face: string, size: number, x: number, baseline: number): void {
    this.#doc.font(face).save().addContent('3 Tr')
    this.#glyphs(text, size, x, baseline)
    this.#doc.restore()
  }

  /**
   * The library's own text() turns the page upside down around each piece. Readers that place replacement text by the state in which
   * a marked stretch ends would then look for it off the page, so the glyphs are written here, in the state that is.
   */
  #glyphs(text: string, size: number, x: number, baseline: number, colour?: string, fromRight?: number): void {
    const font = currentFont(this.#doc)
    const [signs, positions] = this.#shaper.shape(font, text, fromRight !== undefined)
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
    const outlines: (() => void)[] = []
    positions.forEach(({ xAdvance, xOffset, yOffset, advanceWidth }, i) => {
      const sign = signs[i] ?? ''
      if (typeof sign === 'object') {
        const [left, foot, em] = [at + xOffset * scale, baseline - yOffset * scale, size / sign.em]
        if (colour !== undefined) outlines.push(() => this.fillPath(sign.d, colour, left, foot, em, -em))
        at += xAdvance * scale
        isMoved = true
        return
      }
      if (isMoved || xOffset !== 0 || yOffset !== 0) {
        flush()
        lines.push(`1 0 0 -1 ${n(at + xOffset * scale)} ${n(baseline - yOffset * scale)} Tm`)
      }
      isMoved = xOffset !== 0 || yOffset !== 0
      const kern = advanceWidth - xAdvance
      line.push(`<${sign}>${Math.abs(kern) > 0.001 ? n(kern) : ''}`)
      at += xAdvance * scale
    })
    flush()
    this.#doc.addContent([...lines, 'ET'].join('\n').replaceAll('><', ''))
    for (const draw of outlines) draw()
  }

  readonly #shaper = new TextShaper()

  /** A JPEG, its corners rounded. */
  picture(file: Uint8Array, { x, y, width, height }: Rect, radius: number): void {
    const doc = this.#doc
    doc.save().roundedRect(x, y, width, height, radius).clip()
    doc.image(Buffer.from(file), x, y, { width, height })
    doc.restore()
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
    // The library forgets to count the entries that are open from the start.
    if (this.#bookmarks > 0) Reflect.set(Reflect.get(this.#doc.outline, 'outlineData'), 'Count', this.#bookmarks)
    this.#doc.end()
    return this.#bytes
  }
}

/** Strings of the file format are String objects to the library; its types have missed that. */
const linkOptions = (element: Element, says: string): object => ({
  structParent: element,
  Contents: new String(says),
})

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
