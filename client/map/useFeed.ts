import { useEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'
import { useUnseen } from '../activity/activityOf.ts'
import { filteringOf, standingIn } from '../board/filtering.ts'
import { useBoard } from '../board/session.ts'
import { describeIdea } from '../deeds/describeIdea.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { useWatchers } from '../presence/othersShown.ts'
import { useMap } from './mapContext.ts'
import { inShade } from './inShade.ts'
import { createWindowFeed, type IdeaNode } from './windowFeed.ts'

const NOBODY = [] as const

/** How many links each idea has; counted once for each list of them. */
function countLinks(): (links: MindMap['links']) => ReadonlyMap<IdeaId, number> {
  let counted: MindMap['links'] | undefined
  let counts = new Map<IdeaId, number>()
  return (links) => {
    if (links === counted) return counts
    counted = links
    counts = new Map()
    for (const { from, to } of links.values()) for (const id of [from, to]) counts.set(id, (counts.get(id) ?? 0) + 1)
    return counts
  }
}

/** React Flow's nodes: the ideas in view, once a frame at most, and no new object for what looks the same. */
export function useFeed(): readonly IdeaNode[] {
  const session = useBoard()
  const { mapView, votes } = useMap()
  const { t, language } = useLanguage()
  const watchers = useWatchers()
  const unseen = useUnseen()
  const feed = useMemo(() => createWindowFeed(), [])
  const counts = useMemo(() => countLinks(), [])
  const [nodes, setNodes] = useState<readonly IdeaNode[]>([])

  useEffect(() => {
    const { map, viewState, talk } = session
    const filtering = filteringOf(session)
    const update = () => {
      const { folded, selection, focused, editing, presenting, marks } = viewState.get()
      const next = feed.feed(mapView.shown(), {
        map,
        box: (id) => mapView.layout.box(id),
        hiddenCount: (id) => mapView.layout.hiddenCount(id),
        folded,
        selection,
        dragged: mapView.kept,
        focused,
        editing,
        votes,
        talk: (id) => talk.all.get(id),
        links: (id) => counts(map.links).get(id) ?? 0,
        isNews: (id) => unseen.has(id),
        dimmed: inShade(map, presenting),
        marks: (id) => marks?.get(id),
        standing: (id) => standingIn(filtering.get(), id),
        watchers: (id: IdeaId) => watchers.get(id) ?? NOBODY,
        describe: (facts) => describeIdea({ ...facts, isFound: facts.standing === 'found' }, t, language),
      })
      // In this very frame: the canvas below is painted in it, too.
      flushSync(() => setNodes(next))
    }
    feed.forget()
    const stops = [mapView.onFeed(update), filtering.subscribe(mapView.refresh), talk.onChange(mapView.refresh)]
    mapView.refresh()
    return () => {
      for (const stop of stops) stop()
    }
  }, [session, mapView, votes, watchers, unseen, feed, counts, t, language])
  return nodes
}
