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
        <path d="M384 200C420 200 416 232 440 232" className={styles['quick']} />
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
      <circle cx="260" cy="131" r="50" className={styles['table']} />
      <path d="M226 148l-16 11" className={styles['saucer']} strokeWidth="15" strokeLinecap="round" />
      <circle cx="260" cy="131" r="38" className={styles['saucerDisc']} />
      <circle cx="260" cy="131" r="30" fill="#fdf8f0" />
      <circle cx="260" cy="131" r="24" fill="#7a4a28" />
      <path d="M246 126c5-9 16-12 24-7" fill="none" stroke="#d9a871" strokeWidth="5" strokeLinecap="round" />
    </svg>
  )
}
