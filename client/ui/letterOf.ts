/** What a key writes, also where it would otherwise do something: a space, a digit. `undefined` for those that do something. */
export function letterOf(press: KeyboardEvent): string | undefined {
  const { key, ctrlKey, metaKey, altKey } = press
  if (press.isComposing || [...key].length !== 1) return undefined
  // AltGr reports as Ctrl+Alt on Windows, but it types a letter.
  return press.getModifierState('AltGraph') || !(ctrlKey || metaKey || altKey) ? key : undefined
}
