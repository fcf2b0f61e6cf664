import { advanceOf, faceOf } from '../../shared/layout/textAdvance.ts'
import type { SceneRun } from '../../shared/scene/scene.ts'
import type { FaceName, FontFace, Fonts, Glyph } from '../means.ts'
import { PLAIN, PLAIN_LETTERS } from './plain.ts'
import { MISSING_SIGN, signStrokes } from './signs.ts'

interface Placed {
  /** What is said for it, in reading order. */
  readonly text: string
  readonly x: number
  readonly width: number
}
/** A stretch of a run that one font sets, or a picture in the place of letters. */
export type Setting =
  | (Placed & { readonly by: 'face'; readonly face: FontFace; readonly rtl: boolean })
  | (Placed & { readonly by: 'glyph'; readonly glyph: Glyph })
  | (Placed & { readonly by: 'strokes'; readonly d: string; readonly missing: boolean })

/** Finds for every letter of a run who can draw it, keeping the widths to which the text was measured. */
export function setRun(run: SceneRun, fonts: Fonts): Setting[] {
  if (run.emoji) {
    const glyph = fonts.emoji(run.text)
    const place = { text: run.text, x: run.x, width: run.width }
    return [glyph ? { ...place, by: 'glyph', glyph } : { ...place, by: 'strokes', d: MISSING_SIGN, missing: true }]
  }
  const only = plainFace(run, fonts)
  if (only) return [{ by: 'face', face: only, text: run.text, x: run.x, width: run.width, rtl: false }]
  const letters = [...run.text]
  const metrics = faceOf(run.bold, run.italic)
  const units = letters.map((letter) => advanceOf(letter.codePointAt(0) ?? 0, metrics))
  const total = units.reduce((sum, unit) => sum + unit, 0)
  const scale = total > 0 ? run.width / total : 0
  const rtl = run.rtl === true
  const pieces: Setting[] = []
  let done = 0
  letters.forEach((letter, i) => {
    const unit = units[i] ?? 0
    const width = unit * scale
    // From the right edge leftwards where the run is read so.
    const x = rtl ? run.x + run.width - (done + unit) * scale : run.x + done * scale
    done += unit
    const last = pieces[pieces.length - 1]
    const face = faceFor(letter, run, fonts, last?.by === 'face' ? last.face : undefined)
    if (face === 'none') return
    if (!face) {
      const drawn = signStrokes(letter)
      pieces.push({ by: 'strokes', text: letter, x, width, d: drawn ?? MISSING_SIGN, missing: drawn === undefined })
    } else if (last?.by === 'face' && last.face === face)
      pieces[pieces.length - 1] = { ...last, text: last.text + letter, width: last.width + width, x: rtl ? x : last.x }
    else pieces.push({ by: 'face', face, text: letter, x, width, rtl })
  })
  return pieces
}

/** The face that sets the whole run, each letter by itself: most of what is written here. */
export function plainFace(run: SceneRun, fonts: Fonts): FontFace | undefined {
  if (run.emoji || run.rtl || !PLAIN.test(run.text)) return undefined
  const face = fonts.faces[usualFace(run)]
  if (hasAllPlain(face)) return face
  for (let i = 0; i < run.text.length; i++) if (!face.has(run.text.charCodeAt(i))) return undefined
  return face
}

const complete = new WeakMap<FontFace, boolean>()

/** Asked once of each face, not of each letter of a map. */
function hasAllPlain(face: FontFace): boolean {
  let has = complete.get(face)
  if (has === undefined) complete.set(face, (has = PLAIN_LETTERS.every((code) => face.has(code))))
  return has
}

function usualFace({ bold, italic }: SceneRun): FaceName {
  return bold ? (italic ? 'sansBoldItalic' : 'sansBold') : italic ? 'sansItalic' : 'sans'
}

/** Joiners and selectors only steer the letters around them. */
const invisible =
  /^[\u0000-\u001f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]$|^[\u{e0000}-\u{e01ef}]$/u

function faceFor(
  letter: string,
  run: SceneRun,
  fonts: Fonts,
  before: FontFace | undefined,
): FontFace | 'none' | undefined {
  const code = letter.codePointAt(0) ?? 0
  // Marks and joiners stay with the letter that they belong to.
  if (before?.has(code) && (/\p{M}/u.test(letter) || invisible.test(letter))) return before
  if (invisible.test(letter)) return 'none'
  const { bold } = run
  const { faces, further } = fonts
  const wanted = [faces[usualFace(run)], faces[bold ? 'hebrewBold' : 'hebrew'], faces[bold ? 'arabicBold' : 'arabic']]
  if (run.rtl && before && wanted.includes(before) && /[\p{P}\p{Z}]/u.test(letter) && before.has(code)) return before
  const face = wanted.find((each) => each.has(code))
  if (face) return face
  const script = further.find(({ regular }) => regular.has(code))
  return bold ? script?.bold : script?.regular
}
