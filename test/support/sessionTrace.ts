import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** `kaffeetisch-trace/1`: what people did in one session, told key by key (test/fixtures/README.md). */
export type TraceEvent = { readonly t: number; readonly actor: string } & (
  | {
      readonly op: 'join'
      readonly as: string
      readonly name: string
      readonly role: 'facilitator' | 'participant' | 'reader'
    }
  | { readonly op: 'leave'; readonly reason: 'end' | 'reload' | 'crash' }
  | { readonly op: 'offline' | 'online' | 'view' | 'commit' | 'fold' | 'phase' | 'trace' }
  | { readonly op: 'cursor'; readonly x: number; readonly y: number }
  | { readonly op: 'select' | 'delete'; readonly node: string }
  | { readonly op: 'add' | 'move'; readonly node: string; readonly parent: string; readonly after: string | null }
  | ({ readonly op: 'ins'; readonly node: string; readonly field?: 'note'; readonly text: string } & (
      { readonly pos: number; readonly endPos?: never } | { readonly endPos: number; readonly pos?: never }
    ))
  | { readonly op: 'del'; readonly node: string; readonly field?: 'note'; readonly pos: number; readonly len: number }
  | { readonly op: 'tag'; readonly node: string; readonly sdg: number; readonly value: boolean }
  | { readonly op: 'vote'; readonly node: string; readonly value: boolean }
  | { readonly op: 'link'; readonly id: string; readonly from: string; readonly to: string; readonly label: string }
  | ({ readonly op: 'check' } & TraceCheck)
)

/** What every replica that is online must show once it has everything sent so far. */
export type TraceCheck =
  | { readonly kind: 'contains'; readonly node: string; readonly all: readonly string[] }
  | { readonly kind: 'not-lost'; readonly node: string; readonly text: string }
  | { readonly kind: 'reachable'; readonly nodes: readonly string[] }
  | { readonly kind: 'one-parent'; readonly node: string; readonly parents: readonly string[] }
  | { readonly kind: 'converged'; readonly node: string }
  | { readonly kind: 'equals'; readonly map: string; readonly deleted: readonly string[] }

/** `kaffeetisch-fixture/1`: the finished map. */
export interface FinishedMap {
  readonly root: { readonly id: string; readonly text: string }
  readonly nodes: readonly {
    readonly id: string
    readonly parent: string
    readonly kind: 'category' | 'idea'
    readonly category: 'challenge' | 'goodPractice' | 'quickWin'
    readonly text: string
    readonly note?: string
    readonly sdg?: readonly number[]
    readonly votes?: readonly string[]
  }[]
  readonly links: readonly { readonly id: string; readonly from: string; readonly to: string; readonly label: string }[]
}

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url))

export const readTrace = (): TraceEvent[] =>
  gunzipSync(fixture('session-trace.jsonl.gz'))
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as TraceEvent)

export const readFinishedMap = (): FinishedMap =>
  JSON.parse(fixture('regionalgespraech.json').toString()) as FinishedMap
