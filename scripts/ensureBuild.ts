import { brotliCompressSync, constants } from 'node:zlib'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const stamp = join(dist, 'sources.sha256')
const lock = join(root, '.cache', 'build.lock')

/** What the build is made of. */
const sources = ['client', 'exports', 'server', 'shared', 'vite.config.ts', 'tsconfig.base.json', 'package-lock.json']

function* filesIn(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) {
    yield path
    return
  }
  for (const name of readdirSync(path).sort()) yield* filesIn(join(path, name))
}

function sourcesHash(): string {
  const hash = createHash('sha256')
  for (const source of sources)
    for (const file of filesIn(join(root, source)))
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

const builtFrom = (): string | undefined => (existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined)

/** Two test runs at once must not build into each other: the second waits, and takes what the first has built. */
async function takeLock(): Promise<void> {
  mkdirSync(join(root, '.cache'), { recursive: true })
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return
    } catch {
      if (!holderLives()) rmSync(lock, { force: true })
      else await wait(100)
    }
  }
}

function holderLives(): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return true
  } catch {
    return false
  }
}

function vite(args: string[], outDir: string): Promise<void> {
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn', ...args],
    {
      cwd: root,
      // A test runner's NODE_ENV would give us React's development build.
      env: { ...process.env, NODE_ENV: 'production', KAFFEETISCH_BUILD_DIR: outDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`vite build ${args.join(' ')} failed:\n${Buffer.concat(said).toString()}`)),
    )
  })
}

/** The server sends these as they lie there, instead of compressing at each request. */
function compress(folder: string): void {
  for (const file of filesIn(folder)) {
    if (!/\.(js|css|html|svg|json|webmanifest)$/.test(file)) continue
    const bytes = readFileSync(file)
    const small = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    })
    if (small.length < bytes.length * 0.9) writeFileSync(`${file}.br`, small)
  }
}

async function build(hash: string): Promise<void> {
  const next = join(root, '.cache', `build-${process.pid}`)
  try {
    const parts = [vite(['--ssr'], next)]
    if (existsSync(join(root, 'client/index.html'))) parts.push(vite([], next))
    await Promise.all(parts)
    if (existsSync(join(next, 'client'))) compress(join(next, 'client'))
    writeFileSync(join(next, 'sources.sha256'), hash)
    const old = `${next}-old`
    if (existsSync(dist)) renameSync(dist, old)
    renameSync(next, dist)
    rmSync(old, { recursive: true, force: true })
  } finally {
    rmSync(next, { recursive: true, force: true })
  }
}

/** Makes `dist/` what the sources say; does nothing when it is already. A build that fails leaves the former one in place. */
export async function ensureBuild(): Promise<'unchanged' | 'built'> {
  // A build made elsewhere, or one to go on with while the sources do not build.
  if (process.env.KAFFEETISCH_BUILD === 'keep' && existsSync(stamp)) return 'unchanged'
  if (builtFrom() === sourcesHash()) return 'unchanged'
  await takeLock()
  try {
    const hash = sourcesHash()
    if (builtFrom() === hash) return 'unchanged'
    await build(hash)
    return 'built'
  } finally {
    rmSync(lock, { force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--anew')) rmSync(stamp, { force: true })
  const start = performance.now()
  try {
    const did = await ensureBuild()
    if (did === 'built') console.log(`Built in ${((performance.now() - start) / 1000).toFixed(1)} s`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
