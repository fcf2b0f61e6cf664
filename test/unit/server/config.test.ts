import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { help, readConfig, SETTINGS } from '../../../server/config.ts'

function configOf(env: Record<string, string>) {
  const read = readConfig([], env)
  if (!read.ok || 'help' in read) throw new Error('not a configuration')
  return read.config
}

describe('settings', () => {
  it('docs/operating.md and --help list every setting, with its default', () => {
    const page = readFileSync(new URL('../../../docs/operating.md', import.meta.url), 'utf8')
    const listed = [...page.matchAll(/^\| `([A-Z_]+)` +\| (.+?) +\|/gm)]
    expect(listed.map(([, name]) => name)).toEqual(SETTINGS.map(({ name }) => name))
    for (const { name, fallback } of SETTINGS) {
      expect(help()).toContain(`  ${name} `)
      if (fallback) expect(listed.find(([, listedName]) => listedName === name)?.[2]).toBe(`\`${fallback}\``)
    }
  })

  it('every default is a value that would be accepted', () => {
    for (const { fallback, wrong } of SETTINGS) if (fallback) expect(wrong(fallback)).toBeUndefined()
  })

  it('an empty variable counts as unset', () => {
    expect(configOf({ PORT: '', HOST: '', PUBLIC_URL: '' })).toMatchObject({
      port: 3000,
      host: undefined,
      publicUrl: undefined,
    })
  })

  it('the folder is a whole path and the public address has no slash at its end', () => {
    const config = configOf({ DATA_DIR: 'boards', PUBLIC_URL: 'https://tisch.example.org/' })
    expect(config.dataDir).toBe(path.resolve('boards'))
    expect(config.publicUrl).toBe('https://tisch.example.org')
  })
})
