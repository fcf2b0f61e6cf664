import MindElixir from 'mind-elixir'
import 'mind-elixir/style.css'
import type { BenchTree } from '../mapTree.ts'
import type {} from '../mapRender.ts'

interface Topic {
  readonly id: string
  readonly topic: string
  readonly children: Topic[]
}
const topic = ({ id, text, children }: BenchTree): Topic => ({ id, topic: text, children: children.map(topic) })

function render(tree: BenchTree): Promise<number> {
  const start = performance.now()
  const map = new MindElixir({ el: '#map', direction: MindElixir.SIDE })
  map.init({ nodeData: topic(tree) })
  return new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start))),
  )
}

// With `?wait` the tree is handed in; else it is fetched, as a page would.
if (location.search === '?wait') window.renderPeer = render
else {
  await render((await (await fetch('./tree.json')).json()) as BenchTree)
  document.body.dataset.drawnAt = String(performance.now())
}
