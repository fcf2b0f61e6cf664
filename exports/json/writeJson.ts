import type { TextContent } from '../textContent.ts'

/** Everything that a map holds but who wrote it; docs/formats.md describes it. */
export function writeJson({ outline, title, language, now }: TextContent): string {
  const file = {
    kaffeetisch: 1,
    title,
    language,
    asOf: new Date(now).toISOString(),
    outline: outline.items,
    links: outline.links,
  }
  return `${JSON.stringify(file, undefined, 1)}\n`
}
