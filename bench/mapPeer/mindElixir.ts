import MindElixir, { type MindElixirInstance } from 'mind-elixir'
import 'mind-elixir/style.css'
import type { BenchTree } from '../mapTree.ts'
import type {} from '../mapRender.ts'

interface Topic {
  readonly id: string
  readonly topic: string
  readonly children: Topic[]
}
const topic = ({ id, text, children }: BenchTree): Topic => ({ id, topic: text, children: children.map(topic) })
const frame = () => new Promise((next) => requestAnimationFrame(next))

let map: MindElixirInstance | undefined

async function show(tree: BenchTree): Promise<number> {
  const start = performance.now()
  map = new MindElixir({ el: '#map', direction: MindElixir.SIDE })
  map.init({ nodeData: topic(tree) })
  await frame()
  await frame()
  return performance.now() - start
}

// With `?wait` the tree is handed in; else it is fetched, as a page would.
if (location.search === '?wait')
  window.peer = {
    show,
    async add() {
      void map?.addChild(map.findEle('root'), { id: `new${performance.now()}`, topic: 'Noch eine Idee' })
      // It opens its editor on the new one, as it does for a person.
      await frame()
      await frame()
    },
    async fold(id) {
      const before = document.querySelectorAll('me-tpc').length
      void map?.expandNode(map.findEle(id), false)
      for (let frames = 1; frames < 600; frames++) {
        await frame()
        if (document.querySelectorAll('me-tpc').length < before) return frames
      }
      return Number.NaN
    },
  }
else {
  await show((await (await fetch('./tree.json')).json()) as BenchTree)
  document.body.dataset.drawnAt = String(performance.now())
}
