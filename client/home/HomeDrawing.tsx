import styles from './HomeDrawing.module.css'

/** A small mind map around a cup: decoration, in the colours of the kinds. */
export function HomeDrawing() {
  return (
    <svg viewBox="0 0 520 260" className={styles['drawing']} aria-hidden focusable="false">
      <g fill="none" strokeWidth="3" strokeLinecap="round">
        <path d="M236 130C180 130 190 56 136 56" className={styles['challenge']} />
        <path d="M236 134C190 134 190 190 150 190" className={styles['free']} />
        <path d="M284 128C340 128 330 60 384 60" className={styles['good']} />
        <path d="M284 134C340 134 330 200 384 200" className={styles['quick']} />
      </g>
      <g className={styles['box']} strokeWidth="1.5">
        <rect x="16" y="34" width="124" height="44" rx="12" />
        <rect x="38" y="168" width="116" height="44" rx="12" />
        <rect x="380" y="38" width="124" height="44" rx="12" />
        <rect x="372" y="178" width="116" height="44" rx="12" />
      </g>
      <g strokeWidth="6" strokeLinecap="round">
        <path d="M24 46v20" className={styles['challenge']} />
        <path d="M46 180v20" className={styles['free']} />
        <path d="M388 50v20" className={styles['good']} />
        <path d="M380 190v20" className={styles['quick']} />
      </g>
      <g className={styles['words']} strokeWidth="5" strokeLinecap="round">
        <path d="M40 51h76M40 62h48" />
        <path d="M62 185h68M62 196h40" />
        <path d="M404 55h74M404 66h52" />
        <path d="M396 195h66M396 206h44" />
      </g>
      <circle cx="260" cy="131" r="56" className={styles['table']} />
      <path d="M288 112h6a16 16 0 0 1 0 32h-12" fill="none" strokeWidth="8" className={styles['saucer']} />
      <path d="M222 104h68v26c0 22-12 34-34 34s-34-12-34-34z" className={styles['saucerDisc']} />
      <ellipse cx="256" cy="104" rx="34" ry="9" fill="#fdf8f0" />
      <ellipse cx="256" cy="105" rx="27" ry="6" fill="#7a4a28" />
    </svg>
  )
}
