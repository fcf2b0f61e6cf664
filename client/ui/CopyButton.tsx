import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from './announce.ts'
import { Button } from './Button.tsx'
import { showToast } from './toast.ts'

/** Copies a text, and says on itself that it has. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const { t } = useLanguage()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2_500)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      announce(t('share.copied'))
    } catch {
      showToast({ text: t('share.copyFailed'), tone: 'problem' })
    }
  }
  return (
    <Button
      variant="secondary"
      aria-label={copied ? t('share.copied') : label}
      icon={copied ? <Check size={18} aria-hidden /> : <Copy size={18} aria-hidden />}
      onPress={() => void copy()}
    >
      {copied ? t('app.copied') : t('app.copy')}
    </Button>
  )
}
