import { SYMBOL_GRID, type SymbolPart } from '../../shared/scene/kindSymbols.ts'

export interface SymbolIconProps {
  readonly parts: readonly SymbolPart[]
  readonly size: number
  readonly title?: string
  readonly className?: string
  /** Given where it stands at a place of its own. */
  readonly x?: number
  readonly y?: number
}

/** A symbol of the scene: `currentcolor`, with `--ground` behind it. */
export function SymbolIcon({ parts, size, title, className, x, y }: SymbolIconProps) {
  const colour = (name: 'strong' | 'ground' | undefined): string =>
    name === undefined ? 'none' : name === 'strong' ? 'currentcolor' : 'var(--ground)'
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox={`0 0 ${SYMBOL_GRID} ${SYMBOL_GRID}`}
      aria-hidden
      {...(x === undefined ? {} : { style: { left: x, top: y } })}
    >
      {title !== undefined && <title>{title}</title>}
      {parts.map((part) => (
        <path
          key={part.d}
          d={part.d}
          fill={colour(part.fill)}
          stroke={colour(part.stroke)}
          strokeWidth={part.width}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
    </svg>
  )
}
