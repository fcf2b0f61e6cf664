import type { Language } from '../../shared/domain/mindMap.ts'
import { escapeHtml } from './htmlText.ts'
import { frameHtml } from './pageFrame.ts'

/** A page that says one thing: why there is nothing to read here, and what to do now. */
export function writeNoticePage({
  title,
  text,
  language,
  code,
}: {
  readonly title: string
  readonly text: string
  readonly language: Language
  /** For programs. */
  readonly code: string
}): string {
  const body = `<main class="only" data-problem="${escapeHtml(code)}"><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p></main>`
  return frameHtml({ title, language, body })
}
