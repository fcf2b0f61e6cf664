/** A text that depends on a number `n`. */
export interface Plural {
  readonly one: string
  readonly other: string
}

export type Texts = Readonly<Record<string, string | Plural>>

/** The same keys in another language: a missing or surplus one does not compile. */
export type TranslationOf<T extends Texts> = { readonly [K in keyof T]: T[K] extends string ? string : Plural }

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type Wording<T> = T extends string ? T : T extends Plural ? T['one'] | T['other'] | '{n}' : never
type Parameter<T> = Names<Wording<T>>

/** What a text wants to be told: `{name}` in the text is `name` here; `n` is a number. */
export type Parameters<T> = [Parameter<T>] extends [never]
  ? []
  : [{ readonly [Name in Parameter<T>]: Name extends 'n' ? number : string | number }]

export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
