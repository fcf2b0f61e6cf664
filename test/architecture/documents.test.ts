import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string) => readFileSync(join(root, file), 'utf8')

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  )
}

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...filesIn('docs').filter((file) => file.endsWith('.md')),
]
const tests = filesIn('test').filter((file) => /\.(test|spec)\.tsx?$/.test(file))
const sources = ['client', 'server', 'shared', 'exports'].flatMap(filesIn).filter((file) => /\.tsx?$/.test(file))

describe('the documents', () => {
  it.each(documents)('name only what is there: %s', (document) => {
    const text = read(document)
    const inCode = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
    const paths = inCode.filter((code) =>
      /^(client|server|shared|exports|test|bench|scripts|docs)\/[\w./-]*$/.test(code),
    )
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)].map(([, to = '']) =>
      join(dirname(document), to),
    )
    const scripts = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name)
    expect([...paths, ...links].filter((path) => !existsSync(join(root, path)))).toEqual([])
    const known = (JSON.parse(read('package.json')) as { readonly scripts: object }).scripts
    expect(scripts.filter((name) => !(name in known))).toEqual([])
  })

  it('promise nothing that no test proves, and the tests prove nothing that is not promised', () => {
    const promised = [...read('docs/promises.md').matchAll(/^\*\*\[(P\d+)\]/gm)].map(([, id]) => id)
    const proved = tests.flatMap((file) => [...read(file).matchAll(/\[(P\d+)\]/g)].map(([, id]) => id))
    expect(promised.length).toBeGreaterThan(0)
    expect(promised.filter((id) => !proved.includes(id))).toEqual([])
    expect(proved.filter((id) => !promised.includes(id))).toEqual([])
  })

  it('list what is proved by number, and each number stands in the name of a test', () => {
    const listed = [...read('docs/proofs.md').matchAll(/^\| (\d+) /gm)].map(([, number]) => number)
    const proved = tests.flatMap((file) => [...read(file).matchAll(/\[bar (\d+)\]/g)].map(([, number]) => number))
    expect(listed.length).toBeGreaterThan(0)
    expect(listed.filter((number) => !proved.includes(number))).toEqual([])
    expect(proved.filter((number) => !listed.includes(number))).toEqual([])
  })
})

describe('the files', () => {
  it('are called what they hold', () => {
    const empty = /(^|\/)(index|utils?|helpers?|common|types|misc|constants)\.tsx?$/
    expect(sources.filter((file) => empty.test(file))).toEqual([])
  })

  it('are short: half of them within 120 lines, one in fifty above 400 at most', () => {
    const written = sources.filter((file) => !/^\/\/ generated|^\/\*\* generated/i.test(read(file).slice(0, 200)))
    const lengths = written.map((file) => read(file).split('\n').length).sort((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(120)
    expect(lengths.filter((length) => length > 400).length).toBeLessThanOrEqual(Math.floor(lengths.length / 50))
  })
})
