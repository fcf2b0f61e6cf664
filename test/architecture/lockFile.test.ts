import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

interface LockedPackage {
  readonly version: string
  readonly engines?: { node?: string }
  readonly resolved?: string
  readonly hasInstallScript?: boolean
  readonly dependencies?: Record<string, string>
  readonly optionalDependencies?: Record<string, string>
}

interface OwnPackage {
  readonly dependencies: Record<string, string>
  readonly devDependencies: Record<string, string>
  readonly allowScripts: Record<string, boolean>
}

const read = (file: string): unknown =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8'))
const lock = (read('package-lock.json') as { readonly packages: Record<string, LockedPackage> }).packages
const own = read('package.json') as OwnPackage

const copiesOf = (name: string) =>
  Object.keys(lock).filter((path) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))

/** Where Node would find `name` from the package at `path`. */
function find(path: string, name: string): LockedPackage | undefined {
  for (let folder = path; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    const found = lock[`${folder}${folder ? '/' : ''}node_modules/${name}`]
    if (found || folder === '') return found
    if (!folder.includes('/node_modules/')) return lock[`node_modules/${name}`]
  }
}

describe('the lock file', () => {
  it.each([
    'yjs',
    'lib0',
    'y-protocols',
    'react',
    'react-dom',
    '@tiptap/core',
    'prosemirror-model',
    'prosemirror-state',
    'prosemirror-view',
  ])('holds exactly one %s: two of them in one page do not know each other', (name) =>
    expect(copiesOf(name)).toHaveLength(1),
  )

  it('holds one ws for the product; the benchmark peer may bring its own', () => {
    expect(copiesOf('ws').filter((path) => path === 'node_modules/ws')).toHaveLength(1)
    const majors = new Set(copiesOf('ws').map((path) => lock[path]?.version.split('.')[0]))
    expect([...majors].length).toBeLessThanOrEqual(2)
  })

  it('has every package that another one names, for all platforms: with a hole in it `npm ci` stops', () => {
    const missing = Object.entries(lock).flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !find(path, name))
        .map((name) => `${path || 'package.json'} → ${name}`),
    )
    expect(missing).toEqual([])
  })

  it('names no address, so that every machine asks its own registry', () => {
    expect(Object.values(lock).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([])
  })

  it('pins every dependency to one version', () => {
    const versions = Object.entries({ ...own.dependencies, ...own.devDependencies })
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  it('asks for no install script: what has one is named and works without it', () => {
    const withScript = Object.keys(lock).filter((path) => lock[path]?.hasInstallScript)
    const names = withScript.map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
    const known = [...Object.keys(own.allowScripts), 'fsevents']
    expect(names.filter((name) => !known.includes(name))).toEqual([])
  })
})
