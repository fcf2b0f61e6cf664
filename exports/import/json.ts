/** Values from JSON that we have not made: asked for step by step, an absent or strange one is nothing. */
export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A field of its own; what objects inherit is none. */
export const at = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined

/** A text, or a number as text. */
export function textAt(value: unknown, name: string): string {
  const found = at(value, name)
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : ''
}

export function listAt(value: unknown, name: string): readonly unknown[] {
  const found = at(value, name)
  return Array.isArray(found) ? found : []
}

export const objectsAt = (value: unknown, name: string): JsonObject[] => listAt(value, name).filter(isObject)

export const textsAt = (value: unknown, name: string): string[] =>
  listAt(value, name).filter((text): text is string => typeof text === 'string' && text !== '')
