import { DARK, LIGHT, type Theme } from '../../shared/scene/theme.ts'
import { onShownTheme, shownTheme } from '../device/theme.ts'

const forced = window.matchMedia('(forced-colors: active)')
const INK = { strong: 'CanvasText', tint: 'Canvas' } as const

/** The system's own colours, for people who have chosen some: a canvas knows them by name. */
const FORCED: Theme = {
  name: 'light',
  colours: {
    canvas: 'Canvas',
    surface: 'Canvas',
    sunken: 'Canvas',
    line: 'CanvasText',
    control: 'CanvasText',
    edge: 'CanvasText',
    text: 'CanvasText',
    muted: 'CanvasText',
    primary: 'CanvasText',
    primaryHover: 'CanvasText',
    onPrimary: 'Canvas',
    primarySoft: 'Canvas',
    focus: 'Highlight',
    danger: 'CanvasText',
    dangerSoft: 'Canvas',
    ok: 'CanvasText',
    okSoft: 'Canvas',
    warn: 'CanvasText',
    warnSoft: 'Canvas',
  },
  kinds: { topic: INK, challenge: INK, goodPractice: INK, quickWin: INK, free: INK },
}

/** The colours that the canvases paint with now; `onPaintTheme` tells when they are others. */
export const paintTheme = (): Theme => (forced.matches ? FORCED : shownTheme() === 'dark' ? DARK : LIGHT)

const faint = new WeakMap<Theme, Theme>()

/** A theme in which ideas step back: no colour of a kind, no ground of their own, words in the quietest colour that can still be read. */
export function faintTheme(theme: Theme): Theme {
  let made = faint.get(theme)
  if (!made) {
    const isForced = theme === FORCED
    const { canvas, muted } = theme.colours
    const words = isForced ? 'GrayText' : muted
    const line = isForced ? 'GrayText' : theme.colours.line
    const ink = { strong: line, tint: canvas }
    made = {
      ...theme,
      colours: { ...theme.colours, surface: canvas, text: words, muted: words, primary: words, edge: line, line },
      kinds: { topic: ink, challenge: ink, goodPractice: ink, quickWin: ink, free: ink },
    }
    faint.set(theme, made)
  }
  return made
}

export function onPaintTheme(listener: () => void): () => void {
  const stop = onShownTheme(listener)
  forced.addEventListener('change', listener)
  return () => {
    stop()
    forced.removeEventListener('change', listener)
  }
}
