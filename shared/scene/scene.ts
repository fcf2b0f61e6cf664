import type { Edge, Rect } from '../layout/box.ts'
import type { IdeaId, Kind } from '../domain/idea.ts'
import type { Language } from '../domain/mindMap.ts'
import type { PictureId } from '../domain/picture.ts'
import type { Colour, Theme } from './theme.ts'

interface Paint {
  readonly fill?: Colour
  readonly stroke?: Colour
  readonly strokeWidth?: number
  readonly dash?: readonly number[]
}
export interface RectShape extends Paint, Rect {
  readonly shape: 'rect'
  readonly radius: number
}
/** An SVG path in its own coordinates, placed and scaled. */
export interface PathShape extends Paint {
  readonly shape: 'path'
  readonly d: string
  readonly x: number
  readonly y: number
  readonly scale: number
}
export interface CurveShape extends Paint {
  readonly shape: 'curve'
  readonly points: Edge['points']
}
/** The line between an idea and one below it; both are the same where it only leads on from a box. */
export interface SceneEdge extends CurveShape {
  readonly from: IdeaId
  readonly to: IdeaId
}
export type Shape = RectShape | PathShape | CurveShape

export interface SceneRun {
  readonly text: string
  readonly x: number
  readonly width: number
  readonly bold: boolean
  readonly italic: boolean
  readonly colour: Colour
  readonly link?: string
  readonly emoji?: true
  /** Written from right to left. A run has one direction only; the text itself is in reading order. */
  readonly rtl?: true
}
/** One line of text. The runs are in reading order, their places are those on paper. */
export interface SceneLine {
  readonly baseline: number
  readonly size: number
  readonly runs: readonly SceneRun[]
  /** The last line of a paragraph. */
  readonly ends?: true
}

/** Something small with a text, such as a vote pill. `spoken` is what a reader hears instead of `line`. */
export interface Badge {
  readonly shapes: readonly Shape[]
  readonly line: SceneLine | undefined
  readonly spoken: string
}

/** The picture of an idea, at its place. */
export interface ScenePicture extends Rect {
  readonly id: PictureId
  readonly radius: number
  /** What it shows, in words; undefined where it is to be passed over. */
  readonly alt: string | undefined
  /** A JPEG, where it was handed in; else an empty sheet stands for it. */
  readonly file: Uint8Array | undefined
}

export interface SceneIdea {
  readonly id: IdeaId
  readonly parent: IdeaId | null
  readonly depth: number
  readonly kind: Kind
  /** The word for the kind, said before the text where it is the idea's own; colour and symbol are never alone. */
  readonly spokenKind: string | undefined
  readonly box: Rect
  readonly shapes: readonly Shape[]
  /** The picture of the kind, drawn after `shapes`. */
  readonly symbol: readonly Shape[]
  readonly lines: readonly SceneLine[]
  /** Drawn after `shapes`. */
  readonly picture: ScenePicture | undefined
  readonly badges: readonly Badge[]
}

export interface SceneLink {
  readonly id: string
  readonly from: IdeaId
  readonly to: IdeaId
  readonly curve: CurveShape
  readonly arrow: PathShape
  readonly label: (Badge & { readonly box: Rect }) | undefined
}

/** What is drawn, not with what. Painted in the order of the fields; `ideas` in reading order, parents before children. */
export interface Scene {
  readonly language: Language
  readonly theme: Theme
  /** Around everything that is drawn. */
  readonly bounds: Rect
  readonly edges: readonly SceneEdge[]
  readonly links: readonly SceneLink[]
  readonly ideas: readonly SceneIdea[]
}
