import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PROBLEMS, problemBody, type ProblemCode } from '../../../../server/http/problem.ts'
import { LANGUAGES } from '../../../../shared/domain/mindMap.ts'

const codes = Object.keys(PROBLEMS) as ProblemCode[]

describe('problems', () => {
  it('docs/errors.md explains every code with its status, and no other', () => {
    const page = readFileSync(new URL('../../../../docs/errors.md', import.meta.url), 'utf8')
    const explained = [...page.matchAll(/^\| `(\w+)` +\| (\d{3}) +\|/gm)].map(([, code, status]) => `${code} ${status}`)
    expect(explained.sort()).toEqual(codes.map((code) => `${code} ${PROBLEMS[code].status}`).sort())
  })

  it('[P13] every code has a whole sentence in both languages', () => {
    for (const code of codes)
      for (const language of LANGUAGES) {
        const { title, detail } = problemBody(code, language, { limit: 7, allowed: ['a', 'b'], field: 'x' })
        expect(title).not.toBe('')
        expect(detail).toMatch(/^\p{Lu}.{15,}\.$/u)
        expect(detail).not.toMatch(/undefined|\[object/)
      }
  })
})
