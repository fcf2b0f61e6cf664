import { MAKER, xmpOf } from './metadata.ts'
import type { PdfFile } from './pdfFile.ts'
import { srgbProfile } from './srgbProfile.ts'
import { asciiString, dateString, ref, textString } from './syntax.ts'

export interface PdfProperties {
  readonly title: string
  /** BCP 47. */
  readonly language: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** What the file begins to be read with: its parts, its language, what colours mean. */
export function putCatalogue(
  file: PdfFile,
  properties: PdfProperties,
  {
    pages,
    structure,
    outlines,
  }: { readonly pages: number; readonly structure: number; readonly outlines: number | undefined },
): number {
  const metadata = file.putAsItIs(xmpOf(properties), '/Type /Metadata /Subtype /XML')
  return file.put(
    `<< /Type /Catalog /Pages ${ref(pages)} /MarkInfo << /Marked true >> /StructTreeRoot ${ref(structure)} ` +
      `/Lang ${asciiString(properties.language)} /ViewerPreferences << /DisplayDocTitle true >> ` +
      `/Metadata ${ref(metadata)} /OutputIntents [${ref(putIntent(file))}]` +
      `${outlines === undefined ? '' : ` /Outlines ${ref(outlines)} /PageMode /UseOutlines`} >>`,
  )
}

function putIntent(file: PdfFile): number {
  const profile = file.putStream(srgbProfile(), '/N 3')
  const info = asciiString('sRGB IEC61966-2.1')
  return file.put(
    `<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier ${info} /Info ${info} /DestOutputProfile ${ref(profile)} >>`,
  )
}

/** The same as its metadata, for readers that know no XMP. */
export function putInfo(file: PdfFile, { title, now }: PdfProperties): number {
  const [maker, date] = [asciiString(MAKER), dateString(now)]
  return file.put(
    `<< /Title ${textString(title)} /Creator ${maker} /Producer ${maker} /CreationDate ${date} /ModDate ${date} >>`,
  )
}
