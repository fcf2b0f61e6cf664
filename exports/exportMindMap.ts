import type { CopyFormat } from '../shared/domain/copy.ts'
import type { Poster } from '../shared/scene/framePoster.ts'
import type { CopyReport } from './copyReport.ts'
import type { Means } from './means.ts'

export interface CopyContent {
  readonly poster: Poster
  readonly title: string
  /** Milliseconds since 1970: the moment that the copy shows. It is the only time written into the file. */
  readonly now: number
}
export interface Export {
  readonly bytes: Uint8Array
  readonly report: CopyReport
}

/** The only door out: a map's poster as a file. The same content gives the same bytes. */
export async function exportMindMap(format: CopyFormat, content: CopyContent, means: Means): Promise<Export> {
  switch (format) {
    case 'svg': {
      const { writeSvg } = await import('./svg/writeSvg.ts')
      return {
        bytes: new TextEncoder().encode(writeSvg(content.poster, content.title)),
        report: { missingLetters: [], scale: 1 },
      }
    }
    case 'png': {
      const { paintPng } = await import('./png/paintPng.ts')
      return paintPng(content.poster, means)
    }
    case 'pdf': {
      const { writePdf } = await import('./pdf/writePdf.ts')
      return writePdf(content, means.fonts)
    }
  }
}
