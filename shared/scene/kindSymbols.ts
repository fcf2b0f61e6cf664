import type { Kind } from '../domain/idea.ts'

/** A stroke or area of a symbol. `strong` is the colour of the kind, `ground` what lies behind the symbol. */
export interface SymbolPart {
  readonly d: string
  readonly fill?: 'strong' | 'ground'
  readonly stroke?: 'strong' | 'ground'
  readonly width?: number
}

/** The side of the square in which symbols are drawn. */
export const SYMBOL_GRID = 24

/** One silhouette a kind, told apart without colour and at 12 pixels. Ends and corners of strokes are round. */
export const KIND_SYMBOLS: Readonly<Record<Kind, readonly SymbolPart[]>> = {
  topic: [
    { d: 'M4 9.5H17V15C17 18 15 20 12 20H9C6 20 4 18 4 15Z', fill: 'strong', stroke: 'strong', width: 2 },
    { d: 'M17 11H18.5C20 11 21.2 12.1 21.2 13.5C21.2 14.9 20 16 18.5 16H17', stroke: 'strong', width: 2 },
    { d: 'M8 6C8 4.7 9 4.6 9 3.2M12.5 6C12.5 4.7 13.5 4.6 13.5 3.2', stroke: 'strong', width: 1.8 },
  ],
  challenge: [
    { d: 'M12 4L21.2 20H2.8Z', fill: 'strong', stroke: 'strong', width: 2.4 },
    { d: 'M12 9.6V14', stroke: 'ground', width: 2.4 },
    { d: 'M12 17.4V17.5', stroke: 'ground', width: 2.6 },
  ],
  goodPractice: [
    { d: 'M12 2C17.5 2 22 6.5 22 12C22 17.5 17.5 22 12 22C6.5 22 2 17.5 2 12C2 6.5 6.5 2 12 2Z', fill: 'strong' },
    { d: 'M7.4 12.4L10.7 15.7L16.8 8.9', stroke: 'ground', width: 2.6 },
  ],
  quickWin: [{ d: 'M13.6 2.6L5 13.8H11.1L10 21.4L19 10.2H12.7Z', fill: 'strong', stroke: 'strong', width: 1.8 }],
  free: [
    {
      d: 'M12 7.5C14.5 7.5 16.5 9.5 16.5 12C16.5 14.5 14.5 16.5 12 16.5C9.5 16.5 7.5 14.5 7.5 12C7.5 9.5 9.5 7.5 12 7.5Z',
      fill: 'strong',
    },
  ],
}

/** A sheet with lines: the idea has a note. On the same grid, drawn in one colour. */
export const NOTE_SYMBOL: readonly SymbolPart[] = [
  { d: 'M5 3H15L19 7V21H5Z', stroke: 'strong', width: 2 },
  { d: 'M8.5 10H15.5M8.5 13.5H15.5M8.5 17H12.5', stroke: 'strong', width: 1.8 },
]
