import type { TextContent } from '../textContent.ts'

/** Everything that a map holds, and who wrote it only where names are wanted; docs/formats.md describes it. */
export function writeJson({ outline, title, language, now, people, talk }: TextContent): string {
  const file = {
    kaffeetisch: 1,
    title,
    language,
    asOf: new Date(now).toISOString(),
    ...(people && { people }),
    outline: outline.items,
    links: outline.links,
    ...(talk && { talk }),
  }
  return `${JSON.stringify(file, undefined, 1)}\n`
}
