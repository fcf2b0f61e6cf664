import type { CopyFormat, CopyOptions } from '../shared/domain/copy.ts'
import type { IdeaId } from '../shared/domain/idea.ts'
import type { MindMap } from '../shared/domain/mindMap.ts'
import type { ParticipantId } from '../shared/domain/participant.ts'
import { toIndentedText } from '../shared/outline/indentedText.ts'
import type { PictureFiles } from '../shared/scene/drawIdea.ts'
import type { Poster } from '../shared/scene/framePoster.ts'
import type { CopyReport } from './copyReport.ts'
import { writeDocx } from './docx/writeDocx.ts'
import { writeCsv } from './csv/writeCsv.ts'
import { writeFreeplane } from './freeplane/writeFreeplane.ts'
import { writeJson } from './json/writeJson.ts'
import { writeMarkdown } from './markdown/writeMarkdown.ts'
import type { InlineScript } from './html/pageFrame.ts'
import type { Means } from './means.ts'
import { writeMermaid } from './mermaid/writeMermaid.ts'
import { writeOpml } from './opml/writeOpml.ts'
import { stampOf, type TextContent } from './textContent.ts'
import { writeXmind } from './xmind/writeXmind.ts'

/** A map from which each format takes what it needs; `now` is the only time written into the file. */
export interface CopyContent extends TextContent {
  readonly map: MindMap
  readonly tally?: ReadonlyMap<IdeaId, number> | undefined
  /** For formats that show them. */
  readonly pictures?: PictureFiles | undefined
  /** Where the map can be read, to be printed. */
  readonly link?: string | undefined
  /** Who wrote what, where names are wanted. */
  readonly names?: ReadonlyMap<ParticipantId, string> | undefined
  readonly options?: CopyOptions | undefined
  /** The script of the map as a page, and what proves it; without it the page can be read, and no more. */
  readonly script?: InlineScript | undefined
  /** Drawn when it is asked for: laying out a large map takes its time. */
  readonly poster: () => Poster
}
export interface Export {
  readonly bytes: Uint8Array
  readonly report: CopyReport
  /** Where the file is another one than the format says: several pictures come as one ZIP file. */
  readonly ending?: 'zip'
}

/** The only door out: a map as a file. The same content gives the same bytes. */
export async function exportMindMap(format: CopyFormat, content: CopyContent, means: Means): Promise<Export> {
  switch (format) {
    case 'svg': {
      const { writeSvg } = await import('./svg/writeSvg.ts')
      return text(writeSvg(content.poster(), content.title))
    }
    case 'png': {
      const { paintPng } = await import('./png/paintPng.ts')
      return paintPng(content, means)
    }
    case 'pdf': {
      const { writePdf } = await import('./pdf/writePdf.ts')
      return writePdf({ ...content, ...content.options, poster: content.poster() }, means)
    }
    case 'handout': {
      const { writeHandout } = await import('./pdf/handout/writeHandout.ts')
      return writeHandout({ ...content, poster: content.poster() }, means)
    }
    case 'html': {
      const { writeHtmlCopy } = await import('./html/writeHtmlCopy.ts')
      return text(writeHtmlCopy(content))
    }
    case 'md':
      return text(writeMarkdown(content))
    case 'txt':
      return text(`${toIndentedText(content.outline.items)}\n\n${stampOf(content)}\n`)
    case 'csv':
      return text(writeCsv(content))
    case 'mm':
      return text(writeFreeplane(content))
    case 'opml':
      return text(writeOpml(content))
    case 'mmd':
      return text(writeMermaid(content))
    case 'json':
      return text(writeJson(content))
    case 'docx':
      return whole(writeDocx(content))
    case 'xmind':
      return whole(writeXmind(content))
  }
}

const text = (file: string): Export => whole(new TextEncoder().encode(file))
const whole = (bytes: Uint8Array): Export => ({ bytes, report: { missingLetters: [], scale: 1 } })
