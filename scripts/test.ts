import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from '../test/support/browser.ts'
import { runChecks } from './check.ts'
import { ensureBuild } from './ensureBuild.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = join(root, 'test-results')

interface Outcome {
  readonly passed: number
  readonly failed: number
  /** Which failed, and the first lines of why: the rest stands far above, or was cut off by whoever keeps the output. */
  readonly failures?: readonly string[]
}

const WHY = 12

async function run(tool: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  const child = spawn(join(root, 'node_modules/.bin', tool), args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  await once(child, 'close')
  return child.exitCode === 0
}

/** A runner that ends badly without naming a failed test (a crash, a file that does not load) has failed once all the same. */
const asFailed = (ok: boolean, outcome: Outcome): Outcome =>
  ok || outcome.failed > 0 ? outcome : { ...outcome, failed: 1 }

const report = (file: string): unknown => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)

interface VitestReport {
  readonly numPassedTests?: number
  readonly numFailedTests?: number
  readonly testResults?: readonly {
    readonly name: string
    readonly message?: string
    readonly assertionResults: readonly {
      readonly status: string
      readonly fullName: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

async function vitest(): Promise<Outcome> {
  const file = join(reports, 'vitest.json')
  const ok = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
  const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = (report(file) ?? {}) as VitestReport
  const failures = testResults.flatMap(({ name, message, assertionResults }) => {
    const at = relative(root, name)
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    if (failed.length === 0) return message ? [`${at}\n${message}`] : []
    return failed.map(({ fullName, failureMessages }) => `${at} › ${fullName}\n${failureMessages.join('\n')}`)
  })
  return asFailed(ok, { passed: numPassedTests, failed: numFailedTests, failures })
}

async function playwright(): Promise<Outcome> {
  const file = join(reports, 'playwright.json')
  const ok = await run('playwright', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: file })
  const { stats } = (report(file) ?? {}) as { stats?: { expected: number; unexpected: number; flaky: number } }
  const flaky = stats?.flaky ?? 0
  if (flaky > 0) console.log(`Browser tests that passed at the second try only: ${flaky}`)
  return asFailed(ok, { passed: (stats?.expected ?? 0) + flaky, failed: stats?.unexpected ?? 0 })
}

const start = performance.now()
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const { path, source } = await findBrowser()
console.log(`Browser for the tests: ${path} (${source})`)
await ensureBuild()

// The checks need one processor, most of these tests another. A browser wants both.
const [failedChecks, withoutBrowser] = await Promise.all([runChecks(), vitest()])
const runners: readonly [string, Outcome][] = [
  ['unit, property, contract, integration', withoutBrowser],
  ['browser', await playwright()],
]

for (const failure of withoutBrowser.failures ?? [])
  console.log(`\nFailed: ${failure.split('\n').slice(0, WHY).join('\n')}`)
console.log('')
console.log(failedChecks.length === 0 ? 'Checks: all passed' : `Checks that failed: ${failedChecks.join(', ')}`)
for (const [name, { passed, failed }] of runners) console.log(`Tests, ${name}: ${passed} of ${passed + failed} passed`)
console.log(`Time: ${Math.round((performance.now() - start) / 1000)} s`)

const passed = runners.reduce((sum, [, outcome]) => sum + outcome.passed, 0)
const failed = runners.reduce((sum, [, outcome]) => sum + outcome.failed, failedChecks.length)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
