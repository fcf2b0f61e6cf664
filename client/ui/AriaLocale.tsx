import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { LOCALES } from '../../shared/language/locales.ts'
import { useLanguage } from '../i18n/useLanguage.ts'

/** Tells react-aria our language; around everything of it that speaks. */
export function AriaLocale({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage()
  return <I18nProvider locale={LOCALES[language]}>{children}</I18nProvider>
}
