import { createMapDocument } from '../../shared/document/createMapDocument.ts'
import { createStageDocument } from '../../shared/document/createStageDocument.ts'
import { openMapDocument } from '../../shared/document/openDocument.ts'
import { readMindMap } from '../../shared/document/readMindMap.ts'
import { readStage } from '../../shared/document/readStage.ts'
import type { Idea, IdeaId } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'
import { MapLayout } from '../../shared/layout/mapLayout.ts'
import { outlineOfMap } from '../../shared/outline/outlineOf.ts'
import { buildScene } from '../../shared/scene/buildScene.ts'
import { framePoster } from '../../shared/scene/framePoster.ts'
import { LIGHT } from '../../shared/scene/theme.ts'
import { COPY_FORMATS } from '../../shared/domain/copy.ts'
import { median } from '../machine.ts'
import { exportMindMap } from '../../exports/exportMindMap.ts'
import type { Means } from '../../exports/means.ts'

const ROUNDS = 5
const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`

function demo(): { map: MindMap; tally: ReadonlyMap<IdeaId, number> } {
  let next = 0
  const update = createMapDocument({
    title: 'Regionalgespräch Münsterland und Ostwestfalen-Lippe',
    language: 'de',
    template: 'demo',
    newId: () => `new${next++}`,
    random: () => 0.5,
    now: 0,
  })
  const stage = createStageDocument({ template: 'demo' })
  return {
    map: readMindMap(openMapDocument([update])),
    tally: stage ? readStage(openMapDocument([stage])).tally : new Map(),
  }
}

/** The demo's texts over and over, five ideas to each. */
function grown(from: MindMap, size: number): MindMap {
  const texts = [...from.ideas.values()].filter((idea) => idea.id !== from.root)
  const root = from.ideas.get(from.root)
  if (!root) throw new Error('a map without a root')
  const ideas = new Map<IdeaId, Idea>()
  const childrenOf = (i: number) =>
    Array.from({ length: 5 }, (_, k) => i * 5 + k + 1)
      .filter((child) => child < size)
      .map((child) => `i${child}`)
  ideas.set(from.root, { ...root, children: childrenOf(0) })
  for (let i = 1; i < size; i++) {
    const model = texts[i % texts.length] ?? root
    const parent = Math.floor((i - 1) / 5)
    ideas.set(`i${i}`, {
      ...model,
      id: `i${i}`,
      parent: parent === 0 ? from.root : `i${parent}`,
      children: childrenOf(i),
    })
  }
  return { ...from, ideas, links: new Map() }
}

async function measure(name: string, map: MindMap, tally: ReadonlyMap<IdeaId, number>, means: Means, rounds: number) {
  const layoutTimes: number[] = []
  for (let i = 0; i < rounds; i++) {
    const started = performance.now()
    new MapLayout(map).bounds()
    layoutTimes.push(performance.now() - started)
  }
  const layout = new MapLayout(map)
  const started = performance.now()
  const scene = buildScene(map, layout, { theme: LIGHT, language: 'de', tally })
  const date = '22. November 2026'
  const poster = framePoster(scene, { title: map.title, date })
  const sceneTime = performance.now() - started
  console.log(`\n${name}: ${map.ideas.size} ideas, layout ${ms(median(layoutTimes))}, scene ${ms(sceneTime)}`)
  for (const format of COPY_FORMATS) {
    const times: number[] = []
    let size = 0
    for (let i = 0; i < rounds; i++) {
      const started = performance.now()
      const content = {
        map,
        tally,
        outline: outlineOfMap(map, tally),
        poster: () => poster,
        title: map.title,
        language: 'de',
        date,
        now: 0,
      } as const
      size = (await exportMindMap(format, content, means)).bytes.length
      times.push(performance.now() - started)
    }
    console.log(`  ${format.padEnd(5)}  ${ms(median(times)).padStart(9)}  ${(size / 1000).toFixed(0).padStart(6)} kB`)
  }
}

function measureEdits(map: MindMap): void {
  const ideas = new Map(map.ideas)
  const live: MindMap = { ...map, ideas }
  const layout = new MapLayout(live)
  layout.bounds()
  const ids = [...ideas.keys()]
  const times: number[] = []
  for (let i = 0; i < 500; i++) {
    const id = ids[(i * 7919) % ids.length] ?? map.root
    const idea = ideas.get(id)
    if (!idea) continue
    ideas.set(id, { ...idea, title: [[{ text: `${idea.text} ${i}` }]] })
    const started = performance.now()
    layout.update({ changed: new Set([id]), removed: new Set() })
    layout.box(id)
    times.push(performance.now() - started)
  }
  const { x, y, width, height } = layout.bounds()
  const started = performance.now()
  for (let i = 0; i < 1_000; i++)
    layout.visible({ x: x + ((width * i) % 997) / 997, y: y + (height * (i % 100)) / 100, width: 1_600, height: 900 })
  const view = performance.now() - started
  console.log(
    `\n${map.ideas.size} ideas: a retitled idea ${(median(times) * 1000).toFixed(0)} µs, a view ${view.toFixed(0)} µs`,
  )
}

/** How long copies take and how large they are, in a warm process and without the way to it. */
export async function measureAlone(): Promise<void> {
  // The rasteriser reads this when it is loaded.
  process.env['DISABLE_SYSTEM_FONTS_LOAD'] = '1'
  const { openMeans } = await import('../../server/exporting/openMeans.ts')
  const means = await openMeans()
  const { map, tally } = demo()
  await measure('demo board', map, tally, means, ROUNDS)
  for (const size of [500, 2_000, 10_000]) await measure('grown', grown(map, size), tally, means, size > 1_000 ? 1 : 3)
  measureEdits(grown(map, 10_000))
}
