import type { Language } from '../../shared/domain/mindMap.ts'
import { escapeHtml } from './htmlText.ts'
import { PAGE_STYLE } from './pageStyle.ts'

/** A script as the text of a page that is one file. `hash` answers the SHA-256 in base64: the policy of such a page lets nothing else run. */
export interface InlineScript {
  readonly text: string
  readonly hash: (text: string) => string
}
/** The script of a page: a file beside it, or its text. */
export type PageScript = { readonly src: string } | InlineScript

export interface Frame {
  readonly title: string
  readonly language: Language
  readonly body: string
  readonly key?: string | undefined
  readonly news?: string | undefined
  readonly version?: string | undefined
  readonly script?: PageScript | undefined
}

/** What stands around every page that the server writes itself. */
export function frameHtml({ title, language, body, key, news, version, script }: Frame): string {
  const inside = script && 'text' in script ? script : undefined
  const data = [
    key === undefined ? '' : ` data-key="${escapeHtml(key)}"`,
    news === undefined ? '' : ` data-news="${escapeHtml(news)}"`,
    version === undefined ? '' : ` data-version="${escapeHtml(version)}"`,
  ].join('')
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    ...(inside ? [`<meta http-equiv="Content-Security-Policy" content="${policyOf(inside)}">`] : []),
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="robots" content="noindex, nofollow">',
    ...(inside ? [] : ['<link rel="icon" href="/favicon.svg" type="image/svg+xml">']),
    `<title>${escapeHtml(title)} – Kaffeetisch</title>`,
    `<style>${PAGE_STYLE}</style>`,
    ...(script && 'src' in script ? [`<script type="module" src="${escapeHtml(script.src)}"></script>`] : []),
    '</head>',
    `<body${data}>`,
    body,
    ...(inside ? [`<script type="module">${inside.text}</script>`] : []),
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** Of a page that is one file: nothing comes from anywhere, and nothing runs but what it was made with. */
const policyOf = ({ text, hash }: InlineScript): string =>
  `default-src 'none'; script-src 'sha256-${hash(text)}'; style-src 'sha256-${hash(PAGE_STYLE)}'; img-src data:; base-uri 'none'; form-action 'none'`
