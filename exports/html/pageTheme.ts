import { KINDS } from '../../shared/domain/idea.ts'
import { COLOUR_NAMES, DARK, LIGHT, type ColourName, type Theme } from '../../shared/scene/theme.ts'

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Colours by name, so that one picture serves light and dark: what a name stands for is said by the page's style. */
export const PAGE_THEME: Theme = {
  name: 'light',
  colours: byName(COLOUR_NAMES, (name) => `var(--${dashed(name)})`),
  kinds: byName(KINDS, (kind) => ({
    strong: `var(--kind-${dashed(kind)})`,
    tint: `var(--kind-${dashed(kind)}-tint)`,
  })),
}

/** What the names stand for, as custom properties. */
export function colourProperties({ colours, kinds }: Theme): string {
  const plain = COLOUR_NAMES.filter(isShown).map((name) => `--${dashed(name)}:${colours[name]}`)
  const ofKinds = KINDS.flatMap((kind) => [
    `--kind-${dashed(kind)}:${kinds[kind].strong}`,
    `--kind-${dashed(kind)}-tint:${kinds[kind].tint}`,
  ])
  return [...plain, ...ofKinds].join(';')
}

export const LIGHT_COLOURS = colourProperties(LIGHT)
export const DARK_COLOURS = colourProperties(DARK)

function isShown(name: ColourName): boolean {
  return !['primaryHover', 'danger', 'dangerSoft', 'ok', 'okSoft'].includes(name)
}

function byName<Name extends string, Value>(names: readonly Name[], value: (name: Name) => Value): Record<Name, Value> {
  // Every name has its value: they are made from the list of names.
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<Name, Value>
}
