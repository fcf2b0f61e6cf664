// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { writeSvg } from '../../../../exports/svg/writeSvg.ts'
import { draw, drawDemo } from '../../../support/drawnMap.ts'
import { PlainMap } from '../../../support/randomMap.ts'

function parse(svg: string): Document {
  return new DOMParser().parseFromString(svg, 'image/svg+xml')
}

describe('[P8] the SVG', () => {
  test('is well-formed and holds every idea as text', () => {
    const { map, poster } = drawDemo()
    const document = parse(writeSvg(poster, map.title))
    expect(document.querySelector('parsererror')).toBeNull()
    expect(document.querySelector('title')?.textContent).toBe(map.title)
    for (const idea of map.ideas.values()) {
      const group = document.querySelector(`[data-id="${idea.id}"]`)
      const said = [...(group?.children ?? [])]
        .filter((child) => child.localName === 'text')
        .map((child) => child.textContent)
        .join('')
      expect(said.replace(/\s+/g, ' ')).toBe(idea.text.replace(/\s+/g, ' '))
    }
  })

  test('asks nothing of anybody: no address but its own name space and links that people wrote', () => {
    const { map, poster } = drawDemo()
    const addresses = writeSvg(poster, map.title).match(/https?:[^"' )]*/g) ?? []
    expect(addresses.filter((address) => address !== 'http://www.w3.org/2000/svg')).toEqual([])
  })

  test('stays well-formed whatever people type', () => {
    const map = new PlainMap('<svg onload="x">&')
    map.add('a', 'root', '\u0000\u001b\ud800 ]]> <!-- "\'')
    const { poster } = draw(map)
    const document = parse(writeSvg(poster, '<&"'))
    expect(document.querySelector('parsererror')).toBeNull()
    expect(document.querySelector('[onload]')).toBeNull()
  })
})
