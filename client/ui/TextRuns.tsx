import { Fragment, type ReactNode } from 'react'
import type { RichText, Run } from '../../shared/domain/idea.ts'

/** Formatted text, static. Links lead out: never with an opener, never with a referrer. */
export function TextRuns({ text }: { readonly text: RichText }) {
  return text.map((line, at) => (
    <Fragment key={at}>
      {at > 0 && <br />}
      {line.map((run, place) => (
        <Fragment key={place}>{runOf(run)}</Fragment>
      ))}
    </Fragment>
  ))
}

function runOf({ text, bold, italic, link }: Run): ReactNode {
  let node: ReactNode = text
  if (italic) node = <em>{node}</em>
  if (bold) node = <strong>{node}</strong>
  if (link)
    node = (
      <a href={link} target="_blank" rel="noopener noreferrer nofollow">
        {node}
      </a>
    )
  return node
}
