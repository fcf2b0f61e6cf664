import axe from 'axe-core'

/** What is wrong for people who hear the page or walk it by keyboard, as far as that shows without a browser that draws. */
export async function violationsHere(): Promise<string[]> {
  const { violations } = await axe.run(document.documentElement)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
