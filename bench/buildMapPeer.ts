import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** The page of mind-elixir that we are measured against. */
export async function buildMapPeer(outDir: string): Promise<void> {
  rmSync(outDir, { recursive: true, force: true })
  await build({
    root: fileURLToPath(new URL('./mapPeer', import.meta.url)),
    base: './',
    configFile: false,
    logLevel: 'error',
    build: { outDir, target: 'es2022' },
  })
}
