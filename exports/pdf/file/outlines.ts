import type { PdfFile } from './pdfFile.ts'
import { n, ref, textString } from './syntax.ts'

/** An entry beside the pages that leads to the top of one. */
export interface Bookmark {
  readonly title: string
  /** Its height in points. */
  readonly page: { readonly object: number; readonly height: number }
}

/** All in one row, ISO 32000-1 section 12.3.3; undefined where there are none. */
export function putOutlines(file: PdfFile, bookmarks: readonly Bookmark[]): number | undefined {
  if (bookmarks.length === 0) return undefined
  const root = file.reserve()
  const objects = bookmarks.map(() => file.reserve())
  const link = (name: string, object: number | undefined) => (object === undefined ? '' : ` /${name} ${ref(object)}`)
  bookmarks.forEach(({ title, page }, i) => {
    const neighbours = link('Prev', objects[i - 1]) + link('Next', objects[i + 1])
    const place = `/Dest [${ref(page.object)} /XYZ 0 ${n(page.height)} 0]`
    file.put(`<< /Title ${textString(title)} /Parent ${ref(root)}${neighbours} ${place} >>`, objects[i])
  })
  const ends = link('First', objects[0]) + link('Last', objects.at(-1))
  return file.put(`<< /Type /Outlines${ends} /Count ${objects.length} >>`, root)
}
