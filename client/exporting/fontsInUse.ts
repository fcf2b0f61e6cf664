const unquoted = (family: string): string => family.replace(/["']/g, '')
const signature = (family: string, weight: string, style: string, range: string): string =>
  [unquoted(family), weight, style, range.replace(/\s/g, '').toLowerCase()].join('|')

/** The font faces that this page has really loaded, with their files inside, as a style sheet. */
export async function fontsInUse(): Promise<string> {
  const loaded = new Set(
    [...document.fonts]
      .filter((face) => face.status === 'loaded')
      .map((face) => signature(face.family, face.weight, face.style, face.unicodeRange)),
  )
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => {
      const value = (name: string): string => style.getPropertyValue(name)
      const [weight, slant] = [value('font-weight') || 'normal', value('font-style') || 'normal']
      return loaded.has(signature(value('font-family'), weight, slant, value('unicode-range')))
    })
  return (await Promise.all(rules.map(withFileInside))).join('\n')
}

async function withFileInside(rule: CSSFontFaceRule): Promise<string> {
  const address = /url\(["']?([^"')]+)["']?\)/.exec(rule.style.getPropertyValue('src'))?.[1]
  if (address === undefined) return ''
  const base = rule.parentStyleSheet?.href ?? location.href
  const file = await (await fetch(new URL(address, base))).blob()
  const data = await new Promise<string>((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '')
    reader.readAsDataURL(file)
  })
  return rule.cssText.replace(/url\(["']?[^"')]+["']?\)/, `url("${data}")`)
}
