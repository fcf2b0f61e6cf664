import styles from './Logo.module.css'

/** A cup on its round table; what rises from it branches into thoughts. */
export function Logo({ size = 32 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden focusable="false">
      <ellipse cx="30" cy="57.5" rx="27" ry="4.5" className={styles['table']} />
      <g fill="none" strokeWidth="3.4" strokeLinecap="round">
        <path d="M27 31C27 22 21 21 13.5 15" stroke="#a8326b" />
        <path d="M30 31C30 23 31 18 30.5 9" stroke="#3b66cf" />
        <path d="M33 31C33 22 40 22 47.5 16" stroke="#c79b00" />
      </g>
      <circle cx="11.5" cy="13.5" r="5" fill="#a8326b" />
      <circle cx="30.5" cy="7" r="5" fill="#3b66cf" />
      <circle cx="49.5" cy="14.5" r="5" fill="#c79b00" />
      <path d="M44 37h4.5a6.2 6.2 0 0 1 0 12.4H42" fill="none" className={styles['handle']} strokeWidth="4.2" />
      <path d="M14 33h32v9.5C46 52 40 57.5 30 57.5S14 52 14 42.5z" className={styles['cup']} />
      <ellipse cx="30" cy="33" rx="16" ry="4.2" fill="#fdf8f0" />
      <ellipse cx="30" cy="33.4" rx="12.6" ry="2.7" fill="#7a4a28" />
    </svg>
  )
}
