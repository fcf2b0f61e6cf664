import type { Rect } from '../../shared/layout/box.ts'
import type { Shape } from '../../shared/scene/scene.ts'
import type { FontFace, Glyph, Means } from '../means.ts'
import { EmbeddedFont } from './file/embeddedFont.ts'
import { jpegFrame } from './file/jpegFrame.ts'
import { putCatalogue, putInfo, type PdfProperties } from './file/catalogue.ts'
import { putOutlines, type Bookmark } from './file/outlines.ts'
import { pathOperators, roundedRect } from './file/path.ts'
import { PdfFile, uriString } from './file/pdfFile.ts'
import { Structure, type Element, type ElementOptions } from './file/structure.ts'
import { setText } from './file/setText.ts'
import { factor, n, ref, rgb, textString } from './file/syntax.ts'

export type { Element } from './file/structure.ts'

/** Points a CSS pixel, as browsers print. */
export const POINTS = 0.75
/** Letters of a page that make a stream of its content: enough to be packed well. */
const PIECE = 1 << 18

/** What stays set while a page is drawn, so that it is not said again. */
interface State {
  fill?: string | undefined
  stroke?: string | undefined
  lineWidth?: number | undefined
  dash: string
  font?: string | undefined
}
interface Page {
  readonly object: number
  /** In the tree of structure elements. */
  readonly key: number
  readonly width: number
  readonly height: number
  /** Not in a stream yet. */
  operators: string[]
  /** How many letters they have. */
  length: number
  /** The streams of what was drawn before. */
  readonly contents: number[]
  readonly links: number[]
  /** From drawing to paper: points a unit, and where the drawing's origin lies from the lower left corner. */
  place: { scale: number; x: number; y: number }
  state: State
}
interface Link {
  readonly object: number
  readonly entries: string
  readonly leadsTo: { readonly url: string } | { readonly target: string }
}

/**
 * The pages of a tagged PDF: what is drawn is either real content of a structure element or an artifact, never neither.
 * Made after PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1). Coordinates are those of the drawing, y downwards.
 */
export class PdfSheet {
  readonly #properties: PdfProperties
  readonly #file: PdfFile
  readonly #structure: Structure
  readonly #faces = new Map<string, FontFace>()
  readonly #fonts = new Map<string, EmbeddedFont>()
  /** Pictures and emoji, each of which is in the file once. */
  readonly #forms = new Map<unknown, { readonly name: string; readonly object: number }>()
  readonly #pages: Page[] = []
  readonly #links: Link[] = []
  readonly #bookmarks: Bookmark[] = []
  readonly #targets = new Map<string, Page>()
  #page: Page | undefined

  constructor(properties: PdfProperties, { fonts, deflate }: Means) {
    this.#properties = properties
    this.#file = new PdfFile(deflate)
    this.#structure = new Structure(this.#file)
    const further = fonts.further.flatMap(({ regular, bold }) => [regular, bold])
    for (const face of [...Object.values(fonts.faces), ...further]) this.#faces.set(face.name, face)
  }

  /** Begins a page that shows this part of the drawing, `scale` points a unit. */
  page({ x, y, width, height }: Rect, scale: number): void {
    const place = { scale, x: -x * scale, y: (height + y) * scale }
    this.#page = {
      object: this.#file.reserve(),
      key: this.#structure.page(),
      width: width * scale,
      height: height * scale,
      operators: [`${factor(scale)} 0 0 ${factor(-scale)} ${n(place.x)} ${n(place.y)} cm`, '1 J 1 j'],
      length: 0,
      contents: [],
      links: [],
      place,
      state: { dash: '' },
    }
    this.#pages.push(this.#page)
  }

  /** How large the page being drawn is, in units of the drawing. */
  paper(): { width: number; height: number } {
    const { width, height, place } = this.#here
    return { width: width / place.scale, height: height / place.scale }
  }

  get pages(): number {
    return this.#pages.length
  }

  /** Goes on drawing on a page from 0 on. */
  turnTo(page: number): void {
    this.#page = this.#pages[page]
  }

  get #here(): Page {
    if (!this.#page) throw new Error('no page has been begun')
    return this.#page
  }

  #write(operators: string): void {
    const page = this.#here
    page.operators.push(operators)
    page.length += operators.length
    if (page.length > PIECE) this.#pack(page)
  }

  /** A large page is packed in pieces while it is drawn. */
  #pack(page: Page): void {
    page.contents.push(this.#file.putStream(page.operators.join('\n')))
    page.operators = []
    page.length = 0
  }

  /** What `draw` draws is drawn smaller, its point 0,0 at x,y. */
  within(scale: number, x: number, y: number, draw: () => void): void {
    const page = this.#here
    const { place } = page
    page.place = { scale: place.scale * scale, x: place.x + x * place.scale, y: place.y - y * place.scale }
    this.#apart(() => {
      this.#write(`${factor(scale)} 0 0 ${factor(scale)} ${n(x)} ${n(y)} cm`)
      draw()
    })
    page.place = place
  }

  /** What `draw` sets holds for it alone. */
  #apart(draw: () => void): void {
    const page = this.#here
    const state = { ...page.state }
    this.#write('q')
    draw()
    this.#write('Q')
    // Who reads the page piece by piece finds each piece with its font.
    page.state = { ...state, font: undefined }
  }

  /** An entry beside the pages that leads to the page being drawn. */
  bookmark(title: string): void {
    this.#bookmarks.push({ title, page: this.#here })
  }

  /** What links within the file call the page being drawn. */
  target(name: string): void {
    this.#targets.set(name, this.#here)
  }

  /** A new structure element below `parent`; below the document itself without one. `box`: where a figure lies. */
  element(
    type: string,
    parent?: Element,
    { box, ...options }: Omit<ElementOptions, 'bounds'> & { readonly box?: Rect } = {},
  ): Element {
    return this.#structure.element(type, parent, { ...options, ...(box && { bounds: this.#onPaper(box) }) })
  }

  /** In points from the lower left corner of the page being drawn. */
  #onPaper({ x, y, width, height }: Rect): Rect {
    const { place } = this.#here
    const { scale } = place
    return {
      x: place.x + x * scale,
      y: place.y - (y + height) * scale,
      width: width * scale,
      height: height * scale,
    }
  }

  /** What `draw` draws is the content of the element. */
  content(element: Element, type: string, draw: () => void): void {
    const { object, key } = this.#here
    this.#marked(`/${type} << /MCID ${this.#structure.content(element, object, key)} >> BDC`, draw)
  }

  /** What `draw` draws is a part of `parent`'s content and read as `actual`. */
  readAs(parent: Element, actual: string, draw: () => void): void {
    this.content(this.element('Span', parent, { actual }), 'Span', draw)
  }

  /** What `draw` draws is found and copied as `actual`. Only within `content`. */
  said(actual: string, draw: () => void): void {
    this.#marked(`/Span << /ActualText ${textString(actual)} >> BDC`, draw)
  }

  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.#marked(`/Artifact << /Type /${type} >> BDC`, draw)
  }

  #marked(mark: string, draw: () => void): void {
    this.#write(mark)
    draw()
    this.#write('EMC')
  }

  link(element: Element, x: number, y: number, width: number, height: number, url: string): void {
    this.#addLink(element, { x, y, width, height }, { url }, url)
  }

  /** A link to what has been, or will be, called `target`. */
  goTo(element: Element, box: Rect, target: string, says: string): void {
    this.#addLink(element, box, { target }, says)
  }

  #addLink(element: Element, box: Rect, leadsTo: Link['leadsTo'], says: string): void {
    const page = this.#here
    const object = this.#file.reserve()
    const key = this.#structure.annotation(element, object, page.object)
    const { x, y, width, height } = this.#onPaper(box)
    const rect = [x, y, x + width, y + height].map(n).join(' ')
    const entries = `/Type /Annot /Subtype /Link /Rect [${rect}] /Border [0 0 0] /F 4 /Contents ${textString(says)} /StructParent ${key}`
    this.#links.push({ object, entries, leadsTo })
    page.links.push(object)
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
    this.#fill(colour)
    this.#glyphs(text, face, size, x, baseline, fromRight)
  }

  /** Text that is found and copied but not seen: it lies below a picture of the same. */
  unseenText(text: string, face: string, size: number, x: number, baseline: number): void {
    this.#write('3 Tr')
    this.#glyphs(text, face, size, x, baseline)
    this.#write('0 Tr')
  }

  #glyphs(text: string, face: string, size: number, x: number, baseline: number, fromRight?: number): void {
    const font = this.#font(face)
    const { state } = this.#here
    const chosen = `/${font.name} ${n(size)} Tf`
    const lines = state.font === chosen ? ['BT'] : ['BT', chosen]
    state.font = chosen
    const { operators, outlines } = setText(font, text, size, { x, baseline, fromRight })
    this.#write([...lines, ...operators, 'ET', ...outlines].join('\n'))
  }

  #font(face: string): EmbeddedFont {
    let font = this.#fonts.get(face)
    if (!font) {
      const known = this.#faces.get(face)
      if (!known) throw new Error(`no such face: ${face}`)
      font = new EmbeddedFont(known, `F${this.#fonts.size + 1}`, this.#file.reserve())
      this.#fonts.set(face, font)
    }
    return font
  }

  /** A JPEG, its corners rounded. */
  picture(file: Uint8Array, { x, y, width, height }: Rect, radius: number): void {
    const name = this.#form(file, () => {
      const { components, ...size } = jpegFrame(file)
      const entries =
        `/Type /XObject /Subtype /Image /Width ${size.width} /Height ${size.height} /BitsPerComponent 8 ` +
        `/ColorSpace /${components === 1 ? 'DeviceGray' : 'DeviceRGB'} /Filter /DCTDecode`
      return this.#file.putAsItIs(file, entries)
    })
    this.#apart(() => {
      this.#write(`${roundedRect(x, y, width, height, radius)} W n`)
      this.#write(`${n(width)} 0 0 ${n(-height)} ${n(x)} ${n(y + height)} cm`)
      this.#write(`/${name} Do`)
    })
  }

  /** A picture in the place of a letter, `em` units of the drawing a thousandth of its size; in `colour` where it has none of its own. */
  glyph(glyph: Glyph, colour: string, x: number, baseline: number, em: number): void {
    const isColoured = glyph.layers.every(({ fill }) => fill !== undefined)
    const key = isColoured ? glyph : `${colour} ${glyph.layers.map(({ d }) => d).join(' ')}`
    const name = this.#form(key, () => {
      const layers = glyph.layers.map(({ d, fill }) => `${rgb(fill ?? colour)} rg ${pathOperators(d)} f`)
      return this.#file.putStream(
        layers.join('\n'),
        `/Type /XObject /Subtype /Form /BBox [-1000 -1000 3000 2000] /Resources << >>`,
      )
    })
    this.#write(`q ${factor(em)} 0 0 ${factor(-em)} ${n(x)} ${n(baseline)} cm`)
    this.#write(`/${name} Do`)
    this.#write('Q')
  }

  #form(key: unknown, make: () => number): string {
    let form = this.#forms.get(key)
    if (!form) this.#forms.set(key, (form = { name: `X${this.#forms.size + 1}`, object: make() }))
    return form.name
  }

  fillPath(d: string, colour: string, x: number, y: number, scale: number): void {
    this.draw({ shape: 'path', d, x, y, scale, fill: colour })
  }

  draw(shape: Shape): void {
    if (shape.fill) this.#fill(shape.fill)
    if (shape.stroke) this.#stroke(shape)
    const paint = shape.fill && shape.stroke ? 'B' : shape.fill ? 'f' : shape.stroke ? 'S' : 'n'
    switch (shape.shape) {
      case 'rect':
        return this.#write(`${roundedRect(shape.x, shape.y, shape.width, shape.height, shape.radius)}\n${paint}`)
      case 'curve': {
        const [x, y, ...curve] = shape.points
        return this.#write(`${n(x)} ${n(y)} m ${curve.map(n).join(' ')} c\n${paint}`)
      }
      case 'path': {
        const scale = factor(shape.scale)
        const place = `q ${scale} 0 0 ${scale} ${n(shape.x)} ${n(shape.y)} cm`
        return this.#write(`${place} ${pathOperators(shape.d)}\n${paint}\nQ`)
      }
    }
  }

  #fill(colour: string): void {
    const { state } = this.#here
    if (state.fill === colour) return
    state.fill = colour
    this.#write(`${rgb(colour)} rg`)
  }

  #stroke({ stroke = '', strokeWidth = 1, dash = [] }: Shape): void {
    const { state } = this.#here
    if (state.stroke !== stroke) this.#write(`${rgb(stroke)} RG`)
    if (state.lineWidth !== strokeWidth) this.#write(`${factor(strokeWidth)} w`)
    const dashes = dash.map(n).join(' ')
    if (state.dash !== dashes) this.#write(`[${dashes}] 0 d`)
    Object.assign(state, { stroke, lineWidth: strokeWidth, dash: dashes })
  }

  async end(): Promise<Uint8Array> {
    const file = this.#file
    const resources = file.reserve()
    const pages = file.reserve()
    for (const page of this.#pages) {
      if (page.operators.length > 0) this.#pack(page)
      const { object, key, width, height, contents, links } = page
      const content = contents.length === 1 ? ref(contents[0] as number) : `[${contents.map(ref).join(' ')}]`
      const annotations = links.length === 0 ? '' : ` /Annots [${links.map(ref).join(' ')}]`
      // Tab moves through links in the order of the structure.
      file.put(
        `<< /Type /Page /Parent ${ref(pages)} /MediaBox [0 0 ${n(width)} ${n(height)}] /Resources ${ref(resources)} ` +
          `/Contents ${content} /StructParents ${key} /Tabs /S${annotations} >>`,
        object,
      )
    }
    file.put(
      `<< /Type /Pages /Kids [${this.#pages.map(({ object }) => ref(object)).join(' ')}] /Count ${this.#pages.length} >>`,
      pages,
    )
    for (const { object, entries, leadsTo } of this.#links)
      file.put(`<< ${entries}${this.#actionOf(leadsTo)} >>`, object)
    ;[...this.#fonts.values()].forEach((font, index) => font.embed(file, index))
    const named = (entries: Iterable<{ readonly name: string; readonly object: number }>): string =>
      [...entries].map(({ name, object }) => `/${name} ${ref(object)}`).join(' ')
    file.put(
      `<< /Font << ${named(this.#fonts.values())} >> /XObject << ${named(this.#forms.values())} >> >>`,
      resources,
    )
    const catalogue = putCatalogue(file, this.#properties, {
      pages,
      structure: this.#structure.end(),
      outlines: putOutlines(file, this.#bookmarks),
    })
    return file.end(catalogue, putInfo(file, this.#properties))
  }

  #actionOf(leadsTo: Link['leadsTo']): string {
    if ('url' in leadsTo) return ` /A << /S /URI /URI ${uriString(leadsTo.url)} >>`
    const page = this.#targets.get(leadsTo.target)
    return page ? ` /Dest [${ref(page.object)} /Fit]` : ''
  }
}
