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

export function onPaintTheme(listener: () => void): () => void {
  const stop = onShownTheme(listener)
  forced.addEventListener('change', listener)
  return () => {
    stop()
    forced.removeEventListener('change', listener)
  }
}
