import { spawn } from 'node:child_process'
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

/** Runs every check, one after the other, and answers the names of those that failed. */
export async function runChecks(): Promise<string[]> {
  const failed: string[] = []
  for (const { name, command } of checks) {
    const start = performance.now()
    const { passed, output } = await check(command)
    console.log(`${passed ? '✓' : '✗'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
    if (passed) continue
    console.log(output)
    failed.push(name)
  }
  return failed
}

function check([tool, ...args]: Check['command']): Promise<{ passed: boolean; output: string }> {
  const child = spawn(join(root, 'node_modules/.bin', tool), args, { cwd: root, shell: process.platform === 'win32' })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ passed: code === 0, output: Buffer.concat(said).toString() }))
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await runChecks()).length > 0 ? 1 : 0
