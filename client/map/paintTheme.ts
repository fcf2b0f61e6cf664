import { DARK, LIGHT, type Theme } from '../../shared/scene/theme.ts'
import { shownTheme } from '../device/theme.ts'

/** The colours that the canvases paint with now; `onShownTheme` tells when they are others. */
export const paintTheme = (): Theme => (shownTheme() === 'dark' ? DARK : LIGHT)
