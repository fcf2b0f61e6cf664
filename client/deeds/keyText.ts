import type { PlainKey, Translate } from '../i18n/language.ts'

const keyNames = {
  tab: 'key.tab',
  insert: 'key.insert',
  enter: 'key.enter',
  shift: 'key.shift',
  ctrl: 'key.ctrl',
  alt: 'key.alt',
  del: 'key.del',
  back: 'key.back',
  esc: 'key.esc',
  space: 'key.space',
  arrows: 'key.arrows',
  home: 'key.home',
  end: 'key.end',
} as const satisfies Record<string, PlainKey>

const isNamed = (name: string): name is keyof typeof keyNames => name in keyNames

/** What stands on a key; names in braces are translated. */
export function keyText(key: string, t: Translate): string {
  const name = /^\{(\w+)\}$/.exec(key)?.[1]
  return name !== undefined && isNamed(name) ? t(keyNames[name]) : key
}

/** `+` alone is a key of its own. */
export const keysOf = (combination: string): string[] => (combination === '+' ? ['+'] : combination.split('+'))

/** Where Tab moves on, it is no key of the map. */
export const withoutTab = (combinations: string): string => combinations.replace(/^\{tab\} /, '')

/** The first of several combinations, as menus show it. */
export const shortcutText = (combinations: string, t: Translate): string =>
  keysOf(combinations.split(' ')[0] ?? '')
    .map((key) => keyText(key, t))
    .join('+')
