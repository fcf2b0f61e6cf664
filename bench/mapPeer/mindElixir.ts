import MindElixir from 'mind-elixir'
import 'mind-elixir/style.css'
import type { BenchTree } from '../mapTree.ts'

interface Topic {
  readonly id: string
  readonly topic: string
  readonly children: Topic[]
}
const topic = ({ id, text, children }: BenchTree): Topic => ({ id, topic: text, children: children.map(topic) })

const tree = (await (await fetch('./tree.json')).json()) as BenchTree
const map = new MindElixir({ el: '#map', direction: MindElixir.SIDE })
map.init({ nodeData: topic(tree) })
requestAnimationFrame(() => requestAnimationFrame(() => (document.body.dataset.drawnAt = String(performance.now()))))
