/** The cup on its round table, from above, with three thoughts around it. */
export function Logo({ size = 32 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden focusable="false">
      <g fill="none" strokeWidth="3.5" strokeLinecap="round">
        <path d="M26 24C20 18 17 15 11 14" stroke="#a8326b" />
        <path d="M40 26C46 21 48 16 54 13" stroke="#3b66cf" />
        <path d="M34 43C36 49 40 53 47 55" stroke="#c79b00" />
      </g>
      <circle cx="9.5" cy="13.5" r="5.5" fill="#a8326b" />
      <circle cx="55" cy="12.5" r="5.5" fill="#3b66cf" />
      <circle cx="49.5" cy="55.5" r="5.5" fill="#c79b00" />
      <path d="M13.5 38.5 6 43.5" stroke="#0e5a5e" strokeWidth="6.5" strokeLinecap="round" />
      <circle cx="31" cy="33" r="18.5" fill="#0e5a5e" />
      <circle cx="31" cy="33" r="14.5" fill="#fdf8f0" />
      <circle cx="31" cy="33" r="11.5" fill="#7a4a28" />
      <path d="M24 30.5c2.5-4.5 8-6 12-3.5" fill="none" stroke="#d9a871" strokeWidth="3" strokeLinecap="round" />
    </svg>
  )
}
