import type { Rect } from '../../../shared/layout/box.ts'
import type { PdfFile } from './pdfFile.ts'
import { n, ref, textString } from './syntax.ts'

export interface ElementOptions {
  /** Said in the place of what is written. */
  readonly actual?: string
  /** Said in the place of what is drawn. */
  readonly alt?: string
  /** What a heading in a table is for. */
  readonly scope?: 'Column' | 'Row'
  /** Where a figure lies, in points from the lower left corner of its page. */
  readonly bounds?: Rect
}

/** A structure element, ISO 32000-1 section 14.7.2: made by `Structure.element` only. */
export interface Element {
  readonly object: number
  readonly head: string
  readonly kids: string[]
  /** The page of its first content. */
  page: number | undefined
}

/** The tree of structure elements: what a screen reader reads, and which marked content on which page is whose. */
export class Structure {
  readonly #file: PdfFile
  readonly #root: number
  readonly #top: string[] = []
  readonly #elements: Element[] = []
  /** By key: of a page whose each content is, of an annotation whose it is. */
  readonly #owners: (number[] | number)[] = []

  constructor(file: PdfFile) {
    this.#file = file
    this.#root = file.reserve()
  }

  element(type: string, parent: Element | undefined, { actual, alt, scope, bounds }: ElementOptions): Element {
    const object = this.#file.reserve()
    let head = `/S /${type} /P ${ref(parent?.object ?? this.#root)}`
    if (actual !== undefined) head += ` /ActualText ${textString(actual)}`
    if (alt !== undefined) head += ` /Alt ${textString(alt)}`
    if (scope) head += ` /A << /O /Table /Scope /${scope} >>`
    if (bounds) {
      const { x, y, width, height } = bounds
      head += ` /A << /O /Layout /Placement /Block /BBox [${[x, y, x + width, y + height].map(n).join(' ')}] >>`
    }
    const element = { object, head, kids: [], page: undefined }
    this.#elements.push(element)
    ;(parent ? parent.kids : this.#top).push(ref(object))
    return element
  }

  /** A page, for what is marked on it; returns its key. */
  page(): number {
    return this.#owners.push([]) - 1
  }

  /** New content of the element on the page `object` with this key; returns the number that marks it. */
  content(element: Element, object: number, key: number): number {
    const owners = this.#owners[key] as number[]
    const mark = owners.push(element.object) - 1
    element.page ??= object
    element.kids.push(element.page === object ? String(mark) : `<< /Type /MCR /Pg ${ref(object)} /MCID ${mark} >>`)
    return mark
  }

  /** An annotation of the element on the page `object`; returns its key. */
  annotation(element: Element, annotation: number, object: number): number {
    element.kids.push(`<< /Type /OBJR /Obj ${ref(annotation)} /Pg ${ref(object)} >>`)
    return this.#owners.push(element.object) - 1
  }

  /** Writes the tree and returns its root. */
  end(): number {
    for (const { object, head, kids, page } of this.#elements)
      this.#file.put(`<< ${head}${page === undefined ? '' : ` /Pg ${ref(page)}`} /K [${kids.join(' ')}] >>`, object)
    const owners = this.#owners.map((owner, key) =>
      typeof owner === 'number' ? `${key} ${ref(owner)}` : `${key} [${owner.map(ref).join(' ')}]`,
    )
    return this.#file.put(
      `<< /Type /StructTreeRoot /K [${this.#top.join(' ')}] /ParentTree << /Nums [${owners.join('\n')}] >> /ParentTreeNextKey ${owners.length} >>`,
      this.#root,
    )
  }
}
