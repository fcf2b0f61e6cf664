import { sameMarks } from '../../shared/domain/sameText.ts'
import type { RichText, Run } from '../../shared/domain/idea.ts'

/** Adds a run to a line, as part of the last one where it looks alike. */
export function addRun(line: Run[], run: Run): void {
  const last = line.at(-1)
  if (last && sameMarks(last, run)) line[line.length - 1] = { ...last, text: last.text + run.text }
  else line.push(run)
}

/** Without spaces at the ends of lines, and without empty lines at both ends. */
export function trimLines(lines: readonly (readonly Run[])[]): RichText {
  const trimmed = lines.map(trimLine)
  const first = trimmed.findIndex((line) => line.length > 0)
  const last = trimmed.findLastIndex((line) => line.length > 0)
  return first < 0 ? [] : trimmed.slice(first, last + 1)
}

function trimLine(line: readonly Run[]): readonly Run[] {
  const runs = [...line]
  for (let end = runs.at(-1); end; end = runs.at(-1)) {
    runs.pop()
    const text = end.text.trimEnd()
    if (text === '') continue
    runs.push({ ...end, text })
    break
  }
  for (let start = runs[0]; start; start = runs[0]) {
    runs.shift()
    const text = start.text.trimStart()
    if (text === '') continue
    runs.unshift({ ...start, text })
    break
  }
  return runs
}

/** One text below the other, an empty line between them. */
export const joinTexts = (...texts: readonly (RichText | undefined)[]): RichText =>
  texts.reduce<RichText>(
    (all, text = []) => (text.length === 0 ? all : all.length === 0 ? text : [...all, [], ...text]),
    [],
  )
