import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Each breaks one rule. Beside a TypeScript it cannot use, dependency-cruiser sees no module, finds nothing and exits 0. */
const violations = [
  {
    rule: 'client-and-server-meet-in-shared',
    file: 'client/map/planted.ts',
    code: `import '../../server/sync/planted.ts'`,
  },
  { rule: 'shared-is-the-ground', file: 'shared/layout/planted.ts', code: `import '../../exports/planted.ts'` },
  { rule: 'features-meet-in-the-document', file: 'client/share/planted.ts', code: `import '../map/planted.ts'` },
  { rule: 'layout-knows-no-document', file: 'shared/layout/planted2.ts', code: `import '../document/planted.ts'` },
  { rule: 'no-circles', file: 'shared/scene/planted.ts', code: `import './planted.ts'` },
  { rule: 'one-room-yjs', file: 'client/map/planted2.ts', code: `import * as Y from 'yjs'\nnew Y.Doc()` },
  { rule: 'one-room-express', file: 'server/sync/planted2.ts', code: `import express from 'express'\nexpress()` },
  {
    rule: 'one-room-xyflow',
    file: 'client/outline/planted.ts',
    code: `import { ReactFlow } from '@xyflow/react'\nReactFlow`,
  },
  {
    rule: 'one-room-html-to-image',
    file: 'client/map/planted3.ts',
    code: `import { toPng } from 'html-to-image'\ntoPng`,
  },
  { rule: 'pure', file: 'exports/planted2.ts', code: `import { readFileSync } from 'node:fs'\nreadFileSync` },
  {
    rule: 'declared-dependencies-only',
    file: 'server/http/planted.ts',
    code: `import { chromium } from '@playwright/test'\nchromium`,
  },
  { rule: 'no-unresolvable', file: 'shared/wire/planted.ts', code: `import './nowhere.ts'` },
] as const
const harmless = ['server/sync/planted.ts', 'exports/planted.ts', 'client/map/planted.ts', 'shared/document/planted.ts']

let folder: string
let answer: { modules: unknown[]; summary: { violations: { from: string; rule: { name: string } }[] } }

beforeAll(() => {
  mkdirSync(join(root, '.cache'), { recursive: true })
  folder = mkdtempSync(join(root, '.cache/planted-'))
  for (const file of ['.dependency-cruiser.js', 'package.json', 'tsconfig.base.json'])
    cpSync(join(root, file), join(folder, file))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const { file, code } of [...harmless.map((file) => ({ file, code: 'export {}' })), ...violations]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `${code}\n`)
  }
  const cruise = spawnSync(
    join(root, 'node_modules/.bin/depcruise'),
    ['--config', '.dependency-cruiser.js', '--output-type', 'json', 'shared', 'exports', 'server', 'client'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  answer = JSON.parse(cruise.stdout) as typeof answer
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the import rules', () => {
  it('look at every module', () => {
    expect(answer.modules.length).toBeGreaterThanOrEqual(violations.length)
  })

  it.each(violations)('see a planted violation of $rule', ({ rule, file }) => {
    const found = answer.summary.violations
      .filter((violation) => violation.from === file)
      .map((violation) => violation.rule.name)
    expect(found).toContain(rule)
  })
})
