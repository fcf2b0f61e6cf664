import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Question } from './Question.tsx'

export interface SureButtonProps {
  readonly children: string
  readonly icon?: ReactNode
  readonly variant?: 'secondary' | 'quiet' | 'danger'
  /** What will happen, in a sentence. */
  readonly question: string
  /** The button that does it. */
  readonly sure: string
  readonly onSure: () => void
  readonly isPending?: boolean
  readonly 'aria-label'?: string
}

/** For what cannot be undone: the first press says what will happen, the second does it. */
export function SureButton({
  children,
  icon,
  variant = 'secondary',
  question,
  sure,
  onSure,
  isPending = false,
  'aria-label': label,
}: SureButtonProps) {
  const [asking, setAsking] = useState(false)
  const first = useRef<HTMLButtonElement>(null)
  const wasAsking = useRef(false)
  useEffect(() => {
    if (wasAsking.current && !asking) first.current?.focus()
    wasAsking.current = asking
  }, [asking])
  if (!asking)
    return (
      <Button
        ref={first}
        variant={variant}
        icon={icon}
        isPending={isPending}
        onPress={() => setAsking(true)}
        {...(label !== undefined && { 'aria-label': label })}
      >
        {children}
      </Button>
    )
  return (
    <Question
      text={question}
      sure={sure}
      onAnswer={(yes) => {
        setAsking(false)
        if (yes) onSure()
      }}
    />
  )
}
