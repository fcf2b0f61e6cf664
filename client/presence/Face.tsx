import type { CSSProperties } from 'react'
import styles from './Face.module.css'
import { initials } from './initials.ts'

interface FaceProps {
  readonly name: string
  readonly colour: string
  /** For a row of text or for a list of people; else as in the header. */
  readonly size?: 'small' | 'large'
}

/** Somebody, as a disc in their colour with one or two letters. Whoever shows it says the name in words. */
export function Face({ name, colour, size }: FaceProps) {
  return (
    <span
      className={styles['face']}
      data-size={size}
      style={{ '--person': colour } as CSSProperties}
      title={name}
      aria-hidden
      data-testid="face"
    >
      {initials(name)}
    </span>
  )
}
