import { PAPERS, type Paper, type SmallLetters } from '../../shared/domain/copy.ts'
import type { Rect } from '../../shared/layout/box.ts'
import { BOX_STYLES } from '../../shared/layout/geometry.ts'

/** Upright, in points (ISO 216). */
const SIZES: Readonly<Record<Paper, readonly [width: number, height: number]>> = {
  A4: [595.28, 841.89],
  A3: [841.89, 1190.55],
  A2: [1190.55, 1683.78],
  A1: [1683.78, 2383.94],
  A0: [2383.94, 3370.39],
}
/** Smaller letters, in points, are strenuous to read on paper. */
const READABLE = 6
const LETTERS = BOX_STYLES.idea.size

/** A drawing on a sheet of paper: which part of the drawing's plane the sheet shows, and how many points a unit of it takes. */
export interface Fitted {
  readonly page: Rect
  readonly scale: number
}

/** The sheet lies or stands as the drawing does; the drawing is as large as the sheet allows, in its middle. */
export function fitOnPaper(area: Rect, paper: Paper): Fitted {
  const [short, long] = SIZES[paper]
  const [paperWidth, paperHeight] = area.width > area.height ? [long, short] : [short, long]
  const scale = Math.min(paperWidth / area.width, paperHeight / area.height)
  const [width, height] = [paperWidth / scale, paperHeight / scale]
  return {
    scale,
    page: { x: area.x - (width - area.width) / 2, y: area.y - (height - area.height) / 2, width, height },
  }
}

/** What is to be said about a sheet on which nobody could read. */
export function smallLettersOn(area: Rect, paper: Paper): SmallLetters | undefined {
  const pointsOn = (sheet: Paper): number => fitOnPaper(area, sheet).scale * LETTERS
  const points = pointsOn(paper)
  if (points >= READABLE) return undefined
  const better = PAPERS.find((sheet) => pointsOn(sheet) >= READABLE)
  return { points: Math.round(points * 10) / 10, ...(better && { paper: better }) }
}
