import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { KINDS } from '../shared/domain/idea.ts'
import { COLOUR_NAMES, CURSOR_COLOURS, DARK, LIGHT } from '../shared/scene/theme.ts'

const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const either = (light: string, dark: string) => (light === dark ? light : `light-dark(${light}, ${dark})`)

/** The style sheet client/styles/tokens.css: every colour of the theme as a custom property. */
export function tokensSource(): string {
  const properties = [
    ...COLOUR_NAMES.map((name) => [dashed(name), either(LIGHT.colours[name], DARK.colours[name])]),
    ...KINDS.flatMap((kind) => [
      [`kind-${dashed(kind)}`, either(LIGHT.kinds[kind].strong, DARK.kinds[kind].strong)],
      [`kind-${dashed(kind)}-tint`, either(LIGHT.kinds[kind].tint, DARK.kinds[kind].tint)],
    ]),
    ...CURSOR_COLOURS.map((colour, index) => [`cursor-${index + 1}`, colour]),
  ]
  return `/* Written by scripts/writeTokens.ts from shared/scene/theme.ts. Do not edit. */
:root {
${properties.map(([name, value]) => `  --${name}: ${value};`).join('\n')}
}
/* Light unless the system or the person asks for dark. */
:root {
  color-scheme: light dark;
}
:root[data-theme='light'] {
  color-scheme: light;
}
:root[data-theme='dark'] {
  color-scheme: dark;
}
`
}

const target = fileURLToPath(new URL('../client/styles/tokens.css', import.meta.url))
if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, tokensSource())
