import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const entry = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist/server/tools.js')

export interface ToolRun {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** What an operator sees who types this. */
export async function runTool(dataDir: string, ...args: readonly string[]): Promise<ToolRun> {
  const child = spawn(process.execPath, [entry, ...args], { env: { PATH: process.env.PATH, DATA_DIR: dataDir } })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()))
  const [code] = await once(child, 'close')
  return { code: Number(code), ...said }
}
