import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** The client with the page `/bench`, which no other build has. */
export async function buildBenchPage(outDir: string): Promise<void> {
  const root = fileURLToPath(new URL('..', import.meta.url))
  process.env.NODE_ENV = 'production'
  process.env.KAFFEETISCH_BUILD_DIR = outDir
  await build({ configFile: `${root}vite.config.ts`, mode: 'bench', logLevel: 'error' })
}
