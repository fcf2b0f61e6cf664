import type { Kind } from '../../shared/domain/idea.ts'
import { KIND_SYMBOLS, SYMBOL_GRID } from '../../shared/scene/kindSymbols.ts'
import styles from './KindSymbol.module.css'

/** The symbol of a kind, from the same paths that the copies are drawn with. Always beside its word. */
export function KindSymbol({ kind, size = 16 }: { readonly kind: Kind; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox={`0 0 ${SYMBOL_GRID} ${SYMBOL_GRID}`}
      className={styles['symbol']}
      data-kind={kind}
      aria-hidden
      focusable="false"
    >
      {KIND_SYMBOLS[kind].map(({ d, fill, stroke, width }) => (
        <path key={d} d={d} data-fill={fill} data-stroke={stroke} strokeWidth={width} />
      ))}
    </svg>
  )
}
