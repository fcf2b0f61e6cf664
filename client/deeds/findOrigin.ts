import { LOST_AND_FOUND_ID, type Idea, type IdeaId } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'
import { oneLine } from '../../shared/domain/oneLine.ts'

/** What has become of an idea by a snapshot, since the one before. */
export type OriginStep = { readonly number: number } & (
  | { readonly is: 'first'; readonly parent: string | undefined }
  | { readonly is: 'moved'; readonly from: string; readonly to: string }
  | { readonly is: 'reworded'; readonly before: string }
  | { readonly is: 'gone' | 'backAgain' }
)

/** So many are on their way at once. */
const AT_ONCE = 4

/** Goes through a board's snapshots, the earliest first. */
export async function findOrigin(
  numbers: readonly number[],
  load: (number: number) => Promise<MindMap>,
  id: IdeaId,
): Promise<OriginStep[]> {
  const steps: OriginStep[] = []
  let before: { readonly idea: Idea; readonly map: MindMap } | undefined
  let isThere = false
  for (let at = 0; at < numbers.length; at += AT_ONCE) {
    const group = numbers.slice(at, at + AT_ONCE)
    const maps = await Promise.all(group.map(load))
    for (const [i, number] of group.entries()) {
      const map = maps[i]
      const idea = map?.ideas.get(id)
      if (!map || !idea) {
        if (isThere) steps.push({ number, is: 'gone' })
        isThere = false
        continue
      }
      if (!before) steps.push({ number, is: 'first', parent: parentText(map, idea) })
      else {
        if (!isThere) steps.push({ number, is: 'backAgain' })
        if (before.idea.parent !== idea.parent)
          steps.push({
            ...{ number, is: 'moved' },
            from: parentText(before.map, before.idea) ?? '',
            to: parentText(map, idea) ?? '',
          })
        if (before.idea.text !== idea.text) steps.push({ number, is: 'reworded', before: before.idea.text })
      }
      before = { idea, map }
      isThere = true
    }
  }
  return steps
}

function parentText(map: MindMap, { parent }: Idea): string | undefined {
  const text = map.ideas.get(parent ?? LOST_AND_FOUND_ID)?.text
  return text === undefined ? undefined : oneLine(text)
}
