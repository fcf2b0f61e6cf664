import { chromium } from '@playwright/test'
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BROWSER_ARGS, findBrowser } from '../test/support/browser.ts'
import { machine } from './machine.ts'

/** What a newcomer waits for: a fresh clone, `npm ci`, `npm start`, and the first page in a browser. */
const folder = mkdtempSync(join(tmpdir(), 'kaffeetisch-start-'))
const clone = join(folder, 'clone')
const port = '4169'
execFileSync('git', ['clone', '--quiet', fileURLToPath(new URL('..', import.meta.url)), clone])

const marks: [string, number][] = [['clone', performance.now()]]
const mark = (name: string) => marks.push([name, performance.now()])

execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: clone, stdio: 'ignore' })
mark('npm ci')
const server = spawn('npm', ['start'], {
  cwd: clone,
  env: { ...process.env, PORT: port, NODE_ENV: '' },
  detached: true,
})
await new Promise<void>((resolve, reject) => {
  server.stdout.on('data', (chunk: Buffer) => chunk.includes('listens on') && resolve())
  server.on('exit', (code) => reject(new Error(`npm start ended with ${code}`)))
})
mark('npm start: build, listen')
const found = await findBrowser()
const browser = await chromium.launch({ executablePath: found.path, args: BROWSER_ARGS, env: found.env })
const page = await browser.newPage()
await page.goto(`http://localhost:${port}/`)
await page.getByRole('heading', { level: 1 }).waitFor()
mark('first page (with the start of the browser)')
await browser.close()
if (server.pid) process.kill(-server.pid)
rmSync(folder, { recursive: true, force: true })

console.log(`Cold start (${machine()}; npm's download cache as it was)\n`)
console.log('| step | s |\n| --- | --- |')
for (const [i, [name, at]] of marks.entries()) {
  const before = marks[i - 1]
  if (before) console.log(`| ${name} | ${((at - before[1]) / 1000).toFixed(1)} |`)
}
