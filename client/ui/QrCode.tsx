import { useMemo } from 'react'
import { qrPath } from '../../exports/qr/qrPath.ts'
import styles from './QrCode.module.css'

/** Always dark on white, in the dark theme too: many cameras read nothing else. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => qrPath(text), [text])
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      className={styles['code']}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} className={styles['ground']} />
      <path d={path} className={styles['modules']} />
    </svg>
  )
}
