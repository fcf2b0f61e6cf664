import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { platform } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Browser {
  readonly path: string
  /** Where it came from, for the report. */
  readonly source: 'CHROMIUM_PATH' | 'installed' | 'playwright' | 'npm'
  readonly env: Record<string, string>
}

/** Quiet and alone: no sandbox (tests run as root in containers), no GPU, nothing that calls home. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
]

const USUAL_PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable]
    return folder
      ? [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')]
      : []
  }),
  linux: ['/usr/bin/chromium', '/usr/bin/google-chrome', '/snap/bin/chromium', '/opt/google/chrome/chrome'],
}

const environment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))

function installed(): string | undefined {
  const suffix = platform() === 'win32' ? '.exe' : ''
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name + suffix)))
  return [...onPath, ...(USUAL_PLACES[platform()] ?? [])].find((file) => existsSync(file) && statSync(file).isFile())
}

async function downloadedByPlaywright(): Promise<string | undefined> {
  const { chromium } = await import('@playwright/test')
  const file = chromium.executablePath()
  return existsSync(file) ? file : undefined
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const packageFile = join(root, 'node_modules/@sparticuz/chromium/package.json')

/** Answers `--version`, hence finds all its shared libraries. */
function starts(file: string, env: Record<string, string>): boolean {
  return spawnSync(file, ['--version'], { env, timeout: 20_000 }).status === 0
}

/**
 * The Chromium that came with `npm ci` (Linux on x64). The package unpacks itself into the temporary folder and takes a
 * half-unpacked file for a whole one; so it unpacks into a folder of our own, which is renamed when it is complete.
 */
function shippedWithNpm(): Browser | undefined {
  if (platform() !== 'linux' || process.arch !== 'x64' || !existsSync(packageFile)) return undefined
  const version = /"version": "(.+)"/.exec(readFileSync(packageFile, 'utf8'))?.[1]
  const folder = join(root, '.cache', `test-browser-${version}`)
  if (!existsSync(folder)) {
    const unpacking = `${folder}-${process.pid}`
    mkdirSync(unpacking, { recursive: true })
    // In "Lambda" the package also unpacks the libraries (nss, nspr, expat) that a bare machine lacks.
    const env = { ...environment(), TMPDIR: unpacking, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
    const script = `await (await import('@sparticuz/chromium')).default.executablePath()`
    const unpacked = spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, cwd: root })
    if (unpacked.status !== 0) return undefined
    try {
      renameSync(unpacking, folder)
    } catch {
      rmSync(unpacking, { recursive: true }) // another test run was faster
    }
  }
  const path = join(folder, 'chromium')
  const plain = environment()
  if (!existsSync('/etc/fonts')) plain.FONTCONFIG_PATH = join(folder, 'fonts')
  const bare = {
    ...plain,
    LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), plain.LD_LIBRARY_PATH].filter(Boolean).join(':'),
  }
  const env = [plain, bare].find((candidate) => starts(path, candidate))
  return env && { path, source: 'npm', env }
}

const finders: Record<Browser['source'], () => Promise<Browser | undefined> | Browser | undefined> = {
  CHROMIUM_PATH: () => {
    const path = process.env.CHROMIUM_PATH
    if (path && !existsSync(path)) throw new Error(`CHROMIUM_PATH names ${path}, and there is no such file.`)
    return path ? { path, source: 'CHROMIUM_PATH', env: environment() } : undefined
  },
  installed: () => {
    const path = installed()
    return path ? { path, source: 'installed', env: environment() } : undefined
  },
  playwright: async () => {
    const path = await downloadedByPlaywright()
    return path ? { path, source: 'playwright', env: environment() } : undefined
  },
  npm: shippedWithNpm,
}

/** The browser for tests. Looks in the order of `sources`; throws one sentence that says what to install where there is none. */
export async function findBrowser(
  sources: readonly Browser['source'][] = ['CHROMIUM_PATH', 'installed', 'playwright', 'npm'],
): Promise<Browser> {
  for (const source of sources) {
    const browser = await finders[source]()
    if (browser) return browser
  }
  throw new Error(
    'The browser tests need Chromium: install Chrome, Chromium or Edge, or run `npx playwright install chromium`, or set CHROMIUM_PATH to a browser.',
  )
}
