import type { Leftovers } from './leftovers.ts'

/** Bytes as text: by their mark, by what the file says of itself, as UTF-8, else as the older character set that fits best. */
export function decodeText(bytes: Uint8Array, leftovers: Leftovers): string {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(bytes)
  if ((a === 0xff && b === 0xfe) || (b === 0 && a !== 0)) return new TextDecoder('utf-16le').decode(bytes)
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0)) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    leftovers.add('characterSet')
    return new TextDecoder(declaredSet(bytes) ?? likelySet(bytes)).decode(bytes)
  }
}

/** `<?xml … encoding="ISO-8859-1"?>` */
function declaredSet(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const name = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(start)?.[1]
  if (name === undefined || /^utf-?(?:8|16)/i.test(name)) return undefined
  try {
    return new TextDecoder(name).encoding
  } catch {
    return undefined
  }
}

/** In Chinese text bytes above 127 come in pairs, in Western European text an umlaut stands between plain letters. */
function likelySet(bytes: Uint8Array): string {
  let high = 0
  let paired = 0
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] ?? 0) < 0x81) continue
    const start = i
    while ((bytes[i + 1] ?? 0) >= 0x81) i++
    const run = i - start + 1
    high += run
    if (run >= 2) paired += run
  }
  return high > 0 && paired / high > 0.8 ? 'gb18030' : 'windows-1252'
}
