import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Check {
  readonly name: string
  readonly command: readonly [string, ...string[]]
}

/** From the quickest to the slowest; all run, so that one look shows everything that is wrong. */
const checks: readonly Check[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'types', command: ['tsc', '-b'] },
  {
    name: 'import rules',
    command: ['depcruise', '--config', '.dependency-cruiser.js', 'shared', 'exports', 'server', 'client'],
  },
  { name: 'dead code', command: ['knip'] },
  { name: 'lint', command: ['eslint', '--max-warnings', '0', '.'] },
]

/** Runs every check and answers the names of those that failed. */
export function runChecks(): string[] {
  return checks
    .filter(({ name, command: [tool, ...args] }) => {
      const start = performance.now()
      const ran = spawnSync(join(root, 'node_modules/.bin', tool), args, {
        cwd: root,
        encoding: 'utf8',
        shell: process.platform === 'win32',
      })
      const passed = ran.status === 0
      console.log(`${passed ? '✓' : '✗'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
      if (!passed) console.log(ran.stdout + ran.stderr)
      return !passed
    })
    .map(({ name }) => name)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = runChecks().length > 0 ? 1 : 0
