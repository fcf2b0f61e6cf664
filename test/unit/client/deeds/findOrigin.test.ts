import { expect, test } from 'vitest'
import { findOrigin } from '../../../../client/deeds/findOrigin.ts'
import type { MindMap } from '../../../../shared/domain/mindMap.ts'
import { PlainMap } from '../../../support/randomMap.ts'

/** The same board at six moments. */
function moments(): (number: number) => Promise<MindMap> {
  const at = (build: (map: PlainMap) => void): MindMap => {
    const map = new PlainMap('Mitte')
    map.add('bus', 'root', 'Busse')
    map.add('rad', 'root', 'Räder')
    build(map)
    return map
  }
  const maps = [
    at(() => undefined),
    at((map) => map.add('id', 'bus', 'Kleinbus')),
    at((map) => map.add('id', 'bus', 'Kleinbus')),
    at((map) => map.add('id', 'rad', 'Lastenrad')),
    at(() => undefined),
    at((map) => map.add('id', 'rad', 'Lastenrad')),
  ]
  return (number) => Promise.resolve(maps[number - 1] as MindMap)
}

test('where an idea comes from: first there, moved, called otherwise, gone and back again', async () => {
  expect(await findOrigin([1, 2, 3, 4, 5, 6], moments(), 'id')).toEqual([
    { number: 2, is: 'first', parent: 'Busse' },
    { number: 4, is: 'moved', from: 'Busse', to: 'Räder' },
    { number: 4, is: 'reworded', before: 'Kleinbus' },
    { number: 5, is: 'gone' },
    { number: 6, is: 'backAgain' },
  ])
  expect(await findOrigin([1], moments(), 'id')).toEqual([])
  expect(await findOrigin([1, 2], moments(), 'root')).toEqual([{ number: 1, is: 'first', parent: undefined }])
})
