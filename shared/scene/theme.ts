import type { Kind } from '../domain/idea.ts'

/** `#rrggbb` */
export type Colour = string

export interface Theme {
  readonly name: 'light' | 'dark'
  readonly colours: Readonly<Record<ColourName, Colour>>
  /** Strong: bar, symbol and the edge below. Tint: the ground of a main branch. Text of every colour is readable on the tint. */
  readonly kinds: Readonly<Record<Kind, { readonly strong: Colour; readonly tint: Colour }>>
}

export type ColourName = (typeof COLOUR_NAMES)[number]
/** `line` is decoration only; `control` and `edge` keep 3:1 against the ground, all others that are written keep 4.5:1. */
export const COLOUR_NAMES = [
  'canvas',
  'surface',
  'sunken',
  'line',
  'control',
  'edge',
  'text',
  'muted',
  'primary',
  'primaryHover',
  'onPrimary',
  'primarySoft',
  'focus',
  'danger',
  'dangerSoft',
  'ok',
  'okSoft',
  'warn',
  'warnSoft',
] as const

export const LIGHT: Theme = {
  name: 'light',
  colours: {
    canvas: '#faf7f2',
    surface: '#ffffff',
    sunken: '#f1ece4',
    line: '#ded6ca',
    control: '#857b6e',
    edge: '#8f8375',
    text: '#221d17',
    muted: '#5e564c',
    primary: '#0e5a5e',
    primaryHover: '#0a474a',
    onPrimary: '#ffffff',
    primarySoft: '#ddeeee',
    focus: '#1b1b1b',
    danger: '#a3211b',
    dangerSoft: '#fbe9e7',
    ok: '#1f6b3a',
    okSoft: '#e3f2e7',
    warn: '#7a5200',
    warnSoft: '#fff1d6',
  },
  kinds: {
    topic: { strong: '#3f372e', tint: '#f1ece4' },
    challenge: { strong: '#8f1d4f', tint: '#fce4ee' },
    goodPractice: { strong: '#2149ac', tint: '#e3ebfd' },
    quickWin: { strong: '#836a00', tint: '#fff3c4' },
    free: { strong: '#5e564c', tint: '#f1ece4' },
  },
}

export const DARK: Theme = {
  name: 'dark',
  colours: {
    canvas: '#16181b',
    surface: '#1f2226',
    sunken: '#111315',
    line: '#363a40',
    control: '#8a9099',
    edge: '#7b818a',
    text: '#f1eee9',
    muted: '#b9b4ac',
    primary: '#63c7c9',
    primaryHover: '#86d6d8',
    onPrimary: '#0a2526',
    primarySoft: '#153436',
    focus: '#ffffff',
    danger: '#ff8a80',
    dangerSoft: '#3b1b19',
    ok: '#7fd29a',
    okSoft: '#16301f',
    warn: '#f0c15a',
    warnSoft: '#352a10',
  },
  kinds: {
    topic: { strong: '#d8d1c6', tint: '#2a2825' },
    challenge: { strong: '#ee7b9f', tint: '#3a1b28' },
    goodPractice: { strong: '#6fa5fb', tint: '#18264a' },
    quickWin: { strong: '#f7d94c', tint: '#332b0a' },
    free: { strong: '#b9b4ac', tint: '#2a2825' },
  },
}

/** One a person, always together with the name; white is readable on each. The same in light and dark. */
export const CURSOR_COLOURS: readonly Colour[] = [
  '#8f1d4f',
  '#2149ac',
  '#836a00',
  '#0e6b57',
  '#6b3fa0',
  '#a8410b',
  '#1b6b93',
  '#5b6b12',
  '#9c2a9a',
  '#4a5568',
  '#7a3e2a',
  '#0b6e8c',
]

/** First choice of every renderer; copies bring the very files along. */
export const FONT_FAMILY = "'Noto Sans', 'Noto Sans Hebrew', 'Noto Sans Arabic', 'Twemoji', system-ui, sans-serif"
