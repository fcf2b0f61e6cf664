import styles from './SpiltCup.module.css'

/** An empty cup and a loose thread: the picture of every page where something is missing. */
export function SpiltCup() {
  return (
    <svg viewBox="0 0 240 140" className={styles['cup']} aria-hidden focusable="false">
      <ellipse cx="120" cy="118" rx="96" ry="16" className={styles['table']} />
      <ellipse cx="116" cy="112" rx="46" ry="8" className={styles['saucer']} />
      <path d="M82 58h68v22c0 18-12 30-34 30S82 98 82 80z" className={styles['body']} />
      <path d="M150 66h8c9 0 15 6 15 13s-6 13-15 13h-11" fill="none" strokeWidth="7" className={styles['handle']} />
      <ellipse cx="116" cy="58" rx="34" ry="8" className={styles['rim']} />
      <ellipse cx="116" cy="59" rx="27" ry="5" fill="#7a4a28" />
      <path
        d="M104 44c0-8 8-9 8-18M122 44c0-8 8-9 8-18"
        fill="none"
        strokeWidth="4"
        strokeLinecap="round"
        className={styles['steam']}
      />
      <path
        d="M182 58c14-20 26-8 20 2s-16 4-8-10"
        fill="none"
        strokeWidth="3"
        strokeLinecap="round"
        className={styles['thread']}
      />
      <circle cx="28" cy="62" r="9" className={styles['loose']} />
    </svg>
  )
}
