import { PlainMap } from './randomMap.ts'
import { realMap } from './realMaps.ts'

const TAG = /<(\/?)(?:node|outline)\b((?:[^>"]|"[^"]*")*?)(\/?)>/g
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The titles of a FreeMind or OPML file as a map; what else is in it is left out. Several trees hang side by side. */
export function readMapFile(name: string): PlainMap {
  const text = Buffer.from(realMap(name)).toString()
  const map = new PlainMap(name)
  const path = ['root']
  for (const [, closes, attributes = '', isEmpty] of text.matchAll(TAG)) {
    if (closes) {
      path.pop()
      continue
    }
    const id = `i${map.ideas.size}`
    map.add(id, path.at(-1) ?? 'root', unescaped(/\btext="([^"]*)"/i.exec(attributes)?.[1] ?? ''))
    if (!isEmpty) path.push(id)
  }
  return map
}

const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, named?: string) =>
    hex || decimal
      ? String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal))
      : (NAMED[named?.toLowerCase() ?? ''] ?? whole),
  )
