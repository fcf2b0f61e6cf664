import type { RichText, Run } from './idea.ts'

export function sameRichText(a: RichText, b: RichText): boolean {
  return a === b || (a.length === b.length && a.every((line, i) => sameLine(line, b[i] ?? [])))
}

export function sameLine(a: readonly Run[], b: readonly Run[]): boolean {
  return a.length === b.length && a.every((run, i) => run.text === b[i]?.text && sameMarks(run, b[i]))
}

export function sameMarks(a: Run, b: Run): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.link === b.link
}
