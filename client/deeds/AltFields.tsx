import { useEffect, useRef } from 'react'
import { PICTURE } from '../../shared/domain/picture.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Switch } from '../ui/Switch.tsx'
import { TextField } from '../ui/TextField.tsx'

export interface AltText {
  readonly alt: string
  readonly decorative: boolean
}

interface AltFieldsProps {
  readonly text: AltText
  readonly onChange: (text: AltText) => void
  readonly autoFocus?: boolean
}

/** What a picture shows, in words, or that it shows nothing that matters. */
export function AltFields({ text, onChange, autoFocus = false }: AltFieldsProps) {
  const { t } = useLanguage()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (autoFocus) input.current?.focus()
  }, [autoFocus])
  return (
    <>
      {!text.decorative && (
        <TextField
          label={t('pictures.alt')}
          hint={t('pictures.altHint')}
          value={text.alt}
          onChange={(alt) => onChange({ ...text, alt })}
          maxLength={PICTURE.alt}
          inputRef={input}
        />
      )}
      <Switch isOn={text.decorative} onChange={(decorative) => onChange({ ...text, decorative })}>
        {t('pictures.decorative')}
      </Switch>
    </>
  )
}
