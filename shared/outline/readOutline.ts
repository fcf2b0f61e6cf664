import { isDate } from '../document/isDate.ts'
import { safeLink } from '../document/safeLink.ts'
import { readPicture } from '../document/schema.ts'
import { KINDS, type IdeaFields, type RichText } from '../domain/idea.ts'
import { LIMITS } from '../domain/limits.ts'
import { growOutline } from './growOutline.ts'
import type { OutlineItem, OutlineLink } from '../domain/outline.ts'

/** An outline that came as JSON from outside, by the clipboard or in a file: what is not as it should be is left out. */
export function readOutline(value: unknown, { withPictures = false } = {}): OutlineItem[] {
  return growOutline(recordsOf(value), (item) => {
    const { id, votes } = item
    const kind = KINDS.find((one) => one === item['kind'])
    const note = readText(item['note'])
    const fields = readFields(item['fields'], withPictures)
    return {
      item: {
        ...(typeof id === 'string' && { id }),
        title: readText(item['title']),
        ...(kind && { kind }),
        ...(note.length > 0 && { note }),
        ...(Object.keys(fields).length > 0 && { fields }),
        ...(typeof votes === 'number' && Number.isSafeInteger(votes) && votes >= 0 && { votes }),
      },
      below: recordsOf(item['children']),
    }
  })
}

export const readOutlineLinks = (value: unknown): OutlineLink[] =>
  recordsOf(value).flatMap(({ from, to, label }) =>
    typeof from === 'string' && typeof to === 'string'
      ? [{ from, to, label: typeof label === 'string' ? label : '' }]
      : [],
  )

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const recordsOf = (value: unknown) => (Array.isArray(value) ? value.filter(isRecord) : [])

function readFields(value: unknown, withPictures: boolean): IdeaFields {
  if (!isRecord(value)) return {}
  const text = (name: string) => {
    const found = value[name]
    return typeof found === 'string' && found !== '' && found.length <= LIMITS.fieldText ? found : undefined
  }
  const who = text('who')
  const nextStep = text('nextStep')
  const until = text('until')
  const link = safeLink(text('link'))
  const picture = withPictures ? readPicture(value['picture']) : undefined
  const goals = (Array.isArray(value['sdg']) ? value['sdg'] : []).filter(
    (goal): goal is number => Number.isInteger(goal) && Number(goal) >= 1 && Number(goal) <= 17,
  )
  return {
    ...(who !== undefined && { who }),
    ...(nextStep !== undefined && { nextStep }),
    ...(until !== undefined && isDate(until) && { until }),
    ...(goals.length > 0 && { sdg: [...new Set(goals)].sort((a, b) => a - b) }),
    ...(link !== undefined && { link }),
    ...(picture && { picture }),
  }
}

function readText(value: unknown): RichText {
  if (!Array.isArray(value)) return []
  return value.map((line) =>
    (Array.isArray(line) ? line : []).flatMap((run: unknown) => {
      if (!isRecord(run) || typeof run['text'] !== 'string') return []
      const link = safeLink(run['link'])
      return [
        {
          text: run['text'],
          ...(run['bold'] === true ? { bold: true as const } : {}),
          ...(run['italic'] === true ? { italic: true as const } : {}),
          ...(link === undefined ? {} : { link }),
        },
      ]
    }),
  )
}
