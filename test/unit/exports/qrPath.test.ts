import { create } from 'qrcode'
import { expect, test } from 'vitest'
import { qrPath } from '../../../exports/qr/qrPath.ts'

test('the path covers exactly the dark modules, with a quiet zone around', () => {
  const link = 'https://kaffeetisch.example/b/abcdefghij0123456789#T95Z0v-jMU80TwJJmQ2Y5Q'
  const { modules } = create(link, { errorCorrectionLevel: 'M' })
  const { size, path } = qrPath(link)
  const dark = new Set<string>()
  for (const [, x = '', y = '', width = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = 0; at < Number(width); at++) dark.add(`${Number(x) + at},${y}`)
  expect(size).toBe(modules.size + 8)
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      expect(dark.has(`${column + 4},${row + 4}`)).toBe(Boolean(modules.get(row, column)))
})
