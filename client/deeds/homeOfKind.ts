import { ROOT_ID, type IdeaId, type Kind } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'

/** The main branch that collects ideas of a kind, where there is one. */
export const homeOfKind = (map: MindMap, kind: Kind | undefined): IdeaId | undefined =>
  kind && map.ideas.get(ROOT_ID)?.children.find((id) => map.ideas.get(id)?.ownKind === kind)
