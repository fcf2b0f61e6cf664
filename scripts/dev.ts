import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

// Pages from Vite (http://localhost:5173, kept fresh), API and sockets from the server, which is rebuilt and restarted at each change.
const root = fileURLToPath(new URL('..', import.meta.url))
const outDir = `${root}.cache/dev`
const entry = `${outDir}/server/main.js`
const vite = `${root}node_modules/vite/bin/vite.js`

const run = (args: string[], env: Record<string, string> = {}) =>
  spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' })

const children = [
  run([vite, 'build', '--ssr', '--watch', '--logLevel', 'warn'], { KAFFEETISCH_BUILD_DIR: outDir }),
  run([vite]),
]
while (!existsSync(entry)) await wait(100)
children.push(run(['--watch', '--enable-source-maps', entry], { PUBLIC_URL: 'http://localhost:5173' }))

const stop = () => children.forEach((child) => child.kill())
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
